@NullMarked
package io.gatehouse.devstack.inbox;

import org.jspecify.annotations.NullMarked;
