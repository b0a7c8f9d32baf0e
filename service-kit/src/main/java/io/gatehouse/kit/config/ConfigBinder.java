package io.gatehouse.kit.config;

import io.gatehouse.kit.config.Tree.Branch;
import io.gatehouse.kit.config.Tree.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds a tree of records to a YAML file, the environment and overrides, and refuses whatever it does not know.
 *
 * <p>A component is required unless it carries {@link Default}, is {@code @Nullable}, or is a record, list or map (which
 * default to their own defaults and to empty). A compact constructor may refuse a combination by throwing
 * {@link IllegalArgumentException} with a sentence. Every fault is found before any is told.
 */
public final class ConfigBinder {
    private ConfigBinder() {}

    /**
     * Reads the sources into a record.
     *
     * @throws ConfigException naming every fault
     */
    public static <R extends Record> R bind(Class<R> recordType, ConfigSources sources) {
        List<Fault> faults = new ArrayList<>();
        Path file = sources.file();
        Branch written = file == null ? Branch.empty(new Origin("configuration", null)) : YamlTree.read(file, faults);
        Environment environment = new Environment(sources.env());
        Binding binding = new Binding(environment, recordType.getAnnotation(ConfigRoot.class), faults);

        Object bound = binding.record("", recordType, Overrides.apply(written, sources.overrides()));

        environment.reportUnknown(recordType.getAnnotation(ConfigRoot.class), faults);
        if (bound == null || !faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return recordType.cast(bound);
    }
}
