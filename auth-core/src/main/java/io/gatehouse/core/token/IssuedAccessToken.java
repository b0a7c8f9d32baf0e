package io.gatehouse.core.token;

import io.gatehouse.kit.secret.Secret;
import java.time.Duration;

/** An access token and how long it lives. */
public record IssuedAccessToken(Secret text, Duration life) {}
