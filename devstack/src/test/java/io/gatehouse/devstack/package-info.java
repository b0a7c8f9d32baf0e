@NullMarked
package io.gatehouse.devstack;

import org.jspecify.annotations.NullMarked;
