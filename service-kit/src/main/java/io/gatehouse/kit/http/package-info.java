/** What both HTTP servers share: hardened options, the guard at the door, request ids, strict JSON, failures, client assertions. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
