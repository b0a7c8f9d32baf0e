package io.gatehouse.core.mfa;

import io.gatehouse.kit.secret.Secret;
import java.time.Duration;
import java.util.List;

/**
 * A challenge as the client gets it.
 *
 * @param reference to be given back with the code; known to nobody else
 */
public record BegunChallenge(
        Secret reference, List<ChallengeMethod> methods, Duration life, boolean trustDeviceOffered) {}
