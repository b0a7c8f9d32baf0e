package io.gatehouse.core.policy;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigSection;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.kit.config.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Reads {@code policies.yaml}: policies at the top level, and below {@code tenants} what differs for a tenant, by its slug. */
public final class PolicySource {
    private final Path file;
    private final ConfigSources sources;
    private final boolean hasTokenKeys;

    /**
     * Knows where to read.
     *
     * @param env environment variables; {@code GATEHOUSE_POLICIES_…} beats the file
     * @param overrides dotted keys; {@code policies.…} beats the environment
     * @param hasTokenKeys whether there is a secret for HS256
     */
    public PolicySource(Path file, Map<String, String> env, Map<String, String> overrides, boolean hasTokenKeys) {
        this.file = file;
        this.hasTokenKeys = hasTokenKeys;
        this.sources = new ConfigSources(file, env, overrides);
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException naming every fault
     */
    public PolicySet read() {
        ConfigSection<Policies> section = ConfigSection.bind(Policies.class, "policies", PolicySet.TENANTS, sources);
        String name = String.valueOf(file.getFileName());
        List<Fault> faults = new ArrayList<>();
        section.variants()
                .forEach((slug, policies) -> faults.addAll(TenantScope.faults(name, slug, section.base(), policies)));
        String signing = section.base().tokens().signingFault(hasTokenKeys);
        if (signing != null) {
            faults.add(new Fault("tokens.signing", null, name, signing + "."));
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return new PolicySet(section.base(), section.variants());
    }

    /** Returns a text that changes with the file's content; it has one for a file that cannot be read, too. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(Hashes.sha256(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }
}
