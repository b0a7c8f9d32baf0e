package io.gatehouse.gateway.config;

import io.gatehouse.kit.config.Doc;
import io.gatehouse.kit.secret.Secret;
import org.jspecify.annotations.Nullable;

/** How to reach Redis (6.2 or later). */
public record RedisConfig(
        @Doc(
                "redis:// or rediss:// URL, which may hold a password. Without it gateways learn of ended sessions by asking the core, and refresh each for itself.")
        @Nullable
        Secret url) {}
