@NullMarked
package io.gatehouse.devstack.sample;

import org.jspecify.annotations.NullMarked;
