/** Configuration bound to records: file, environment and overrides, with every fault told at once. */
@NullMarked
@CheckReturnValue
package io.gatehouse.kit.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
