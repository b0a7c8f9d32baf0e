/** Proof that an address belongs to the account: mailed links, each for one use. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.verification;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
