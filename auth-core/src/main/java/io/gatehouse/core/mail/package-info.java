/** Machinery that sends what is in the outbox: templates, SMTP, back-off. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.mail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
