/**
 * The second factor: authenticator apps, recovery codes, trusted devices, mailed codes. A sign-in that needs one waits as a challenge;
 * nobody is in before it is answered.
 */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.mfa;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
