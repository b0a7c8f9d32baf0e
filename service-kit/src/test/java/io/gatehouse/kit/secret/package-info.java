@NullMarked
package io.gatehouse.kit.secret;

import org.jspecify.annotations.NullMarked;
