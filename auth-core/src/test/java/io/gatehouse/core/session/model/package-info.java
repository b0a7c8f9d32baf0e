/** The refresh protocol as a model small enough to be explored completely. */
@NullMarked
package io.gatehouse.core.session.model;

import org.jspecify.annotations.NullMarked;
