@NullMarked
package io.gatehouse.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
