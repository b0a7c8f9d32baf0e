package io.gatehouse.kit.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that is written as one piece of text, such as {@code 5/1m}. It has a public static {@code parse(String)} that throws
 * {@link IllegalArgumentException} with a sentence for the operator, and a {@code toString} that gives the same text back.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TextValue {
    /** What the reference calls the type. */
    String value();
}
