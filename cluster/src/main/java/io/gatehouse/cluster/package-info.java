/** What docker-compose.yml runs, as plain processes on one machine: for those without a Docker engine, and for the torture suite. */
@NullMarked
@CheckReturnValue
package io.gatehouse.cluster;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
