@NullMarked
package io.gatehouse.kit.token;

import org.jspecify.annotations.NullMarked;
