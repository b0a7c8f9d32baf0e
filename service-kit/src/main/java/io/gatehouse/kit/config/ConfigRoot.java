package io.gatehouse.kit.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names what a root record shares its file and environment with, so that everything else can be refused as unknown. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConfigRoot {
    /** Environment variables that belong to somebody else, for example the scripts; a final {@code *} matches any rest. */
    String[] ignore() default {};

    /** Keys of the other service in the same file, dotted where nested ({@code secrets.cookieKeys}). */
    String[] otherKeys() default {};
}
