/** Sending webhooks: claiming, looking up, connecting. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.webhook.sending;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
