/** The limits of each operation, asked before its use case runs. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.risk.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
