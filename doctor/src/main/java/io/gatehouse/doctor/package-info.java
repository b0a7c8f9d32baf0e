/** {@code gatehouse doctor}: asks a running installation, from outside, whether it keeps what it promises. */
@NullMarked
@CheckReturnValue
package io.gatehouse.doctor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
