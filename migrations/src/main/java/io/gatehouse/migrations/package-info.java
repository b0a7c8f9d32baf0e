/** The database schema as forward-only Flyway scripts, and the one class that applies them. */
@NullMarked
@CheckReturnValue
package io.gatehouse.migrations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
