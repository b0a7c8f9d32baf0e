@NullMarked
package io.gatehouse.kit.metrics;

import org.jspecify.annotations.NullMarked;
