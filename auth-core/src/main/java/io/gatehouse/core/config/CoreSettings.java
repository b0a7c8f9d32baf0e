package io.gatehouse.core.config;

import io.gatehouse.core.policy.PolicySet;
import io.gatehouse.core.policy.PolicySource;
import io.gatehouse.kit.config.ConfigBinder;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigPrinter;
import io.gatehouse.kit.config.ConfigSection;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.kit.config.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration with the policies, wherever those stand.
 *
 * @param policies those in force at the start
 * @param policyFile the file to read them from again, null when they stand in {@code gatehouse.yaml}
 */
public record CoreSettings(
        CoreConfig config, PolicySet policies, @Nullable PolicySource policyFile) {
    /**
     * Reads everything.
     *
     * @throws ConfigException naming every fault
     */
    public static CoreSettings read(ConfigSources sources) {
        CoreConfig config = ConfigBinder.bind(CoreConfig.class, sources);
        if (config.policiesFile() == null) {
            return new CoreSettings(config, new PolicySet(config.policies(), Map.of()), null);
        }
        if (ConfigSection.isWritten("policies", sources)) {
            throw new ConfigException(List.of(new Fault(
                    "policies",
                    null,
                    String.valueOf(sources.file()),
                    "Policies stand either here or in policiesFile, not in both.")));
        }
        PolicySource source = new PolicySource(
                config.policiesFile(),
                sources.env(),
                sources.overrides(),
                config.secrets().tokenKeys() != null);
        PolicySet read = source.read();
        return new CoreSettings(config.with(read.common()), read, source);
    }

    /** Prints what is in force, secrets hidden; then the whole policies of each tenant that has some of its own. */
    public String print() {
        StringBuilder text = new StringBuilder(ConfigPrinter.print(config));
        policies.byTenant()
                .forEach((slug, own) -> text.append("---\n# The policies of the tenant ")
                        .append(slug)
                        .append(".\n")
                        .append(ConfigPrinter.print(own)));
        return text.toString();
    }
}
