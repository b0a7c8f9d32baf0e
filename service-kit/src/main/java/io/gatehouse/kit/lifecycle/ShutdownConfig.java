package io.gatehouse.kit.lifecycle;

import io.gatehouse.kit.config.Default;
import io.gatehouse.kit.config.Doc;
import java.time.Duration;

/** How a service ends. */
public record ShutdownConfig(
        @Doc("How long it goes on serving, not ready, so that balancers look elsewhere.") @Default("5s")
        Duration drain) {}
