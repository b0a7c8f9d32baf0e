package io.gatehouse.core.policy;

import io.gatehouse.kit.config.Fault;
import java.util.List;

/** What became of a look at the policy file. */
public sealed interface PolicyReload {
    /** Nothing that counts has changed. */
    record Same() implements PolicyReload {}

    /** New policies are in force; the keys say which. */
    record Changed(List<String> keys) implements PolicyReload {
        public Changed {
            keys = List.copyOf(keys);
        }
    }

    /** The file has faults; the former policies stay in force. */
    record Refused(List<Fault> faults) implements PolicyReload {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
