/** The core's ports in memory. They pass the same behaviour suites as those on PostgreSQL. */
@NullMarked
package io.gatehouse.core.testing.memory;

import org.jspecify.annotations.NullMarked;
