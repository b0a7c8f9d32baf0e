/** Webhooks and their deliveries in PostgreSQL. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.webhook.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
