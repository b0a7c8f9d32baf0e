package io.gatehouse.kit.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; the message names every fault, so that one look at it is enough to mend all. */
public final class ConfigException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public ConfigException(List<Fault> faults) {
        super(describe(faults));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    private static String describe(List<Fault> faults) {
        String head = faults.size() == 1
                ? "The configuration has a fault:"
                : "The configuration has " + faults.size() + " faults:";
        return faults.stream().map(fault -> "\n  - " + fault).collect(Collectors.joining("", head, ""));
    }
}
