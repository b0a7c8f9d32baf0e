/** An SMTP server that keeps what it receives, with a page and JSON to read it. */
@NullMarked
@CheckReturnValue
package io.gatehouse.devstack.inbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
