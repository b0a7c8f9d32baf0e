/** Reading user agents. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.session.useragent;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
