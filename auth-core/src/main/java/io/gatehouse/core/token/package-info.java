/** Tokens: the refresh token's format and derivation, access tokens, and the keys that sign them. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.token;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
