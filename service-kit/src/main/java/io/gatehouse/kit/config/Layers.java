package io.gatehouse.kit.config;

import io.gatehouse.kit.config.Tree.Branch;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays one tree over another: what the upper one names counts, and the lower one everywhere else. Lists are replaced whole. */
final class Layers {
    private Layers() {}

    static Branch over(Branch lower, Branch upper) {
        Map<String, Tree> children = new LinkedHashMap<>(lower.children());
        upper.children()
                .forEach((name, tree) -> children.merge(
                        name,
                        tree,
                        (below, above) -> below instanceof Branch part && above instanceof Branch change
                                ? over(part, change)
                                : above));
        return new Branch(children, upper.origin());
    }
}
