/** Logback set up in code: readable lines for people, JSON lines for machines. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
