@NullMarked
package io.gatehouse.kit.id;

import org.jspecify.annotations.NullMarked;
