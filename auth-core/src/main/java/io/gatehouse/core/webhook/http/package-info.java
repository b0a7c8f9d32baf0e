/** The webhook slice's routes, for administrators. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.webhook.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
