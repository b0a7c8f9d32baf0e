/** What the core's tests stand on: real servers, and ports in memory. */
@NullMarked
package io.gatehouse.core.testing;

import org.jspecify.annotations.NullMarked;
