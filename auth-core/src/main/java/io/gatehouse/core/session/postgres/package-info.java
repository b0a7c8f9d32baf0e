/** The session slice's tables in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.session.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
