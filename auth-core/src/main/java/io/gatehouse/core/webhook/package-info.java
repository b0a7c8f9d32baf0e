/**
 * Webhooks: endpoints of other systems that are told of events, by the rules of Standard Webhooks. Owns {@code webhooks} and
 * {@code webhook_deliveries}. An endpoint is somebody else's address inside our network, so where a request may go is decided here.
 */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.webhook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
