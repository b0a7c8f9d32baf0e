package io.gatehouse.devstack;

import io.gatehouse.core.policy.Policies;
import io.gatehouse.kit.config.ConfigTemplate;

/** The file of policies that a new installation starts with: every key with its default and its meaning. */
final class PoliciesTemplate {
    private static final String HEAD = """
            # Every policy with its default; written by `make docs` from the policy records. Change what you like: each core looks at
            # this file every second, and a change is in force at once and audited. A file with a fault changes nothing; its faults
            # are logged with their lines. What you leave out keeps its default.
            #
            # A tenant's own values stand at the end, by its slug:
            #
            #   tenants:
            #     acme:
            #       password: { minLength: 14 }

            """;

    private PoliciesTemplate() {}

    static String render() {
        return HEAD + ConfigTemplate.yaml(Policies.class);
    }
}
