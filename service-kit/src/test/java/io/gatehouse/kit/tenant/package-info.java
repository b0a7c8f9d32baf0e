@NullMarked
package io.gatehouse.kit.tenant;

import org.jspecify.annotations.NullMarked;
