package io.gatehouse.kit.config;

import io.gatehouse.kit.config.Tree.Branch;
import io.gatehouse.kit.config.Tree.Items;
import io.gatehouse.kit.config.Tree.Leaf;
import io.gatehouse.kit.config.Tree.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays dotted keys over a tree; an item of a list is named by its index. */
final class Overrides {
    private static final Origin ORIGIN = new Origin(Origin.OVERRIDE, null);

    private Overrides() {}

    static Branch apply(Branch file, Map<String, String> overrides) {
        Branch result = file;
        // Sorted, so that routes.0 is laid before routes.1 and the outcome never depends on a map's order.
        for (Map.Entry<String, String> entry : new TreeMap<>(overrides).entrySet()) {
            result = set(result, List.of(entry.getKey().split("\\.", -1)), entry.getValue());
        }
        return result;
    }

    private static Branch set(Branch branch, List<String> path, String text) {
        Map<String, Tree> children = new LinkedHashMap<>(branch.children());
        children.put(path.getFirst(), replaced(children.get(path.getFirst()), path.subList(1, path.size()), text));
        return new Branch(children, branch.origin());
    }

    private static Tree replaced(@Nullable Tree old, List<String> rest, String text) {
        if (rest.isEmpty()) {
            return new Leaf(text, ORIGIN);
        }
        return switch (old) {
            case Branch branch -> set(branch, rest, text);
            case Items items -> items(set(indexed(items), rest, text));
            case null, default ->
                isIndex(rest.getFirst())
                        ? items(set(Branch.empty(ORIGIN), rest, text))
                        : set(Branch.empty(ORIGIN), rest, text);
        };
    }

    private static Branch indexed(Items items) {
        Branch branch = Branch.empty(items.origin());
        for (Tree item : items.items()) {
            branch.children().put(Integer.toString(branch.children().size()), item);
        }
        return branch;
    }

    private static Items items(Branch branch) {
        return new Items(new ArrayList<>(branch.children().values()), branch.origin());
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.chars().allMatch(Character::isDigit);
    }
}
