/** The small types that every slice speaks in: ids, addresses, presented secrets, and the ports to time, chance and transactions. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.kernel;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
