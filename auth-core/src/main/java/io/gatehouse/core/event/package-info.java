/** What happened: audit events and mails, recorded in the transaction that causes them. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.event;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
