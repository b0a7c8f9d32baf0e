@NullMarked
package io.gatehouse.kit.http;

import org.jspecify.annotations.NullMarked;
