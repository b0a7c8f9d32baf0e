@NullMarked
package io.gatehouse.kit.config;

import org.jspecify.annotations.NullMarked;
