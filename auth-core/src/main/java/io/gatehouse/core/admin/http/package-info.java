/** The admin slice's routes. */
@NullMarked
@CheckReturnValue
package io.gatehouse.core.admin.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
