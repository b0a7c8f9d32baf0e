@NullMarked
package io.gatehouse.kit;

import org.jspecify.annotations.NullMarked;
