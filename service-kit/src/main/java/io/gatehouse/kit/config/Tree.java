package io.gatehouse.kit.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configuration as it was written, before anyone asked what type it should be: text at the leaves, with its origin. */
sealed interface Tree {
    Origin origin();

    /** Where a piece of configuration stands. */
    record Origin(String source, @Nullable Integer line) {
        static final String OVERRIDE = "override";

        boolean isOverride() {
            return source.equals(OVERRIDE);
        }
    }

    record Leaf(String text, Origin origin) implements Tree {}

    record Items(List<Tree> items, Origin origin) implements Tree {}

    record Branch(Map<String, Tree> children, Origin origin) implements Tree {
        static Branch empty(Origin origin) {
            return new Branch(new LinkedHashMap<>(), origin);
        }
    }
}
