/** The event slice's routes: a person's own trail, and the audit log for administrators. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.event.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
