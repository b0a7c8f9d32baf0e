package io.gatehouse.kit.config;

import io.gatehouse.kit.config.Tree.Leaf;
import io.gatehouse.kit.config.Tree.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The {@code GATEHOUSE_…} variables: finds the one for a key, remembers which names exist, and tells of the others. */
final class Environment {
    private static final String PREFIX = "GATEHOUSE_";
    private static final String FILE_SUFFIX = "_FILE";

    private final Map<String, String> variables = new TreeMap<>();
    private final Set<String> known = new HashSet<>(Set.of(ConfigSources.FILE_VARIABLE));

    Environment(Map<String, String> env) {
        env.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                variables.put(name, value);
            }
        });
    }

    /** The value for a key: the variable itself, or the content of the file that its {@code _FILE} sister names. */
    @Nullable
    Leaf valueOf(String key, List<Fault> faults) {
        String name = Keys.environmentName(key);
        known.add(name);
        known.add(name + FILE_SUFFIX);
        String direct = variables.get(name);
        String file = variables.get(name + FILE_SUFFIX);
        if (direct != null && file != null) {
            faults.add(new Fault(key, null, name, "Set either " + name + " or " + name + FILE_SUFFIX + ", not both."));
            return null;
        }
        if (file == null) {
            return direct == null ? null : new Leaf(direct, new Origin(name, null));
        }
        try {
            // Mounted secrets usually end with the newline of the editor that made them.
            String content = Files.readString(Path.of(file)).replaceFirst("\\R\\z", "");
            return new Leaf(content, new Origin(name + FILE_SUFFIX, null));
        } catch (IOException | RuntimeException e) {
            faults.add(new Fault(key, null, name + FILE_SUFFIX, "The file that it names cannot be read."));
            return null;
        }
    }

    /** Whether any variable sets something beneath this key. */
    boolean hasAnyBeneath(String key) {
        String prefix = Keys.environmentName(key) + "_";
        return variables.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    void reportUnknown(@Nullable ConfigRoot root, List<Fault> faults) {
        for (String name : variables.keySet()) {
            if (known.contains(name) || (root != null && belongsElsewhere(name, root))) {
                continue;
            }
            String sentence = "No such setting." + Keys.didYouMean(name, known);
            faults.add(new Fault("", null, name, sentence));
        }
    }

    private static boolean belongsElsewhere(String name, ConfigRoot root) {
        for (String ignored : root.ignore()) {
            boolean matches = ignored.endsWith("*")
                    ? name.startsWith(ignored.substring(0, ignored.length() - 1))
                    : name.equals(ignored);
            if (matches) {
                return true;
            }
        }
        for (String key : root.otherKeys()) {
            String other = Keys.environmentName(key);
            if (name.equals(other) || name.startsWith(other + "_")) {
                return true;
            }
        }
        return false;
    }
}
