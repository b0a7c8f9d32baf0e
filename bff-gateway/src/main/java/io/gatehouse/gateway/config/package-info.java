/** The gateway's configuration as records: sections of gatehouse.yaml. */
@NullMarked
@CheckReturnValue
package io.gatehouse.gateway.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
