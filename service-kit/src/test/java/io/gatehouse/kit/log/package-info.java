@NullMarked
package io.gatehouse.kit.log;

import org.jspecify.annotations.NullMarked;
