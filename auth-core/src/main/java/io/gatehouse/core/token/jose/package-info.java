/** JOSE: signing keys, access tokens as JWT, and the JWKS. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.token.jose;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
