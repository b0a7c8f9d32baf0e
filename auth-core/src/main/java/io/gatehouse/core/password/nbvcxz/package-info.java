/** Guesses at passwords by nbvcxz: dictionaries, keyboard walks, dates, repetitions and leet spelling. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.password.nbvcxz;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
