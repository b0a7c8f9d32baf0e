/** Ways back into an account, and what changes how one gets in: reset, change of password or address, unlock, "this was not me". */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.recovery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
