@NullMarked
package io.gatehouse.cluster.torture;

import org.jspecify.annotations.NullMarked;
