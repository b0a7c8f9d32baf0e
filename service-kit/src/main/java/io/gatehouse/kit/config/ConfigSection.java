package io.gatehouse.kit.config;

import io.gatehouse.kit.config.Tree.Branch;
import io.gatehouse.kit.config.Tree.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A section of the configuration in a file of its own, with variants: partial trees that are laid over the rest of the file under a name
 * of their own.
 *
 * @param base what holds where no variant does
 * @param variants the whole section under each variant's name
 */
public record ConfigSection<R extends Record>(R base, Map<String, R> variants) {
    public ConfigSection {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    /**
     * Reads the section.
     *
     * @param key where the section would stand in the main file: environment variables and overrides are named by it, and beat the file
     *     and its variants
     * @param variantsKey the key in the file that holds the variants by name
     * @param sources the section's own file, with the environment and the overrides of the whole configuration
     * @throws ConfigException naming every fault
     */
    public static <R extends Record> ConfigSection<R> bind(
            Class<R> recordType, String key, String variantsKey, ConfigSources sources) {
        // A fault of the base would be found again in each variant.
        Set<Fault> found = new LinkedHashSet<>();
        List<Fault> faults = new ArrayList<>();
        Path file = sources.file();
        Branch written = file == null ? Branch.empty(new Origin("configuration", null)) : YamlTree.read(file, faults);
        Map<String, Tree> children = new LinkedHashMap<>(written.children());
        Tree variants = children.remove(variantsKey);
        Branch base = new Branch(children, written.origin());
        Reader<R> reader = new Reader<>(recordType, key, sources, faults);

        R bound = reader.read(base);
        found.addAll(faults);
        Map<String, R> named = new LinkedHashMap<>();
        if (variants instanceof Branch branch) {
            branch.children().forEach((name, tree) -> {
                faults.clear();
                R variant = reader.read(tree instanceof Branch partial ? Layers.over(base, partial) : tree);
                found.addAll(faults);
                if (variant != null) {
                    named.put(name, variant);
                }
            });
        } else if (variants != null) {
            Origin origin = variants.origin();
            found.add(new Fault(
                    variantsKey, origin.line(), origin.source(), "Names with keys and values are expected here."));
        }
        if (bound == null || !found.isEmpty()) {
            throw new ConfigException(List.copyOf(found));
        }
        return new ConfigSection<>(bound, named);
    }

    /** Whether the main file holds something under a key. */
    public static boolean isWritten(String key, ConfigSources sources) {
        Path file = sources.file();
        return file != null && YamlTree.read(file, new ArrayList<>()).children().containsKey(key);
    }

    private record Reader<R extends Record>(Class<R> type, String key, ConfigSources sources, List<Fault> faults) {
        @Nullable
        R read(Tree tree) {
            Map<String, String> overrides = new LinkedHashMap<>(sources.overrides());
            overrides.keySet().removeIf(name -> !name.startsWith(key + "."));
            Branch whole = Branch.empty(tree.origin());
            whole.children().put(key, tree);
            Tree laid = Overrides.apply(whole, overrides).children().getOrDefault(key, tree);
            Object bound = new Binding(new Environment(sources.env()), null, faults).record(key, type, laid);
            return type.cast(bound);
        }
    }
}
