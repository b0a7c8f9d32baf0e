package io.gatehouse.core.mfa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.DeviceHash;
import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.KeyedHash;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that waits for its second factor.
 *
 * @param referenceHash of the opaque reference that the client holds
 * @param deviceHash null for a client without a device cookie
 * @param amr what was proved so far (RFC 8176)
 * @param passwordChangedAt of the password that was right
 * @param emailCode null when no code was mailed
 * @param left how long it still waits
 */
public record Challenge(
        UUID id,
        TenantId tenant,
        UserId user,
        byte[] referenceHash,
        byte @Nullable [] deviceHash,
        List<ChallengeMethod> methods,
        List<String> amr,
        boolean rememberMe,
        Instant passwordChangedAt,
        @Nullable KeyedHash emailCode,
        Duration left) {
    static byte[] hash(String reference) {
        return Hashes.sha256(reference.getBytes(UTF_8));
    }

    /** Whether the answer comes from where the sign-in was started: a stolen reference opens nothing elsewhere. */
    boolean isOn(Client client) {
        byte[] device = DeviceHash.of(client);
        if (deviceHash == null || device == null) {
            return deviceHash == null && device == null;
        }
        return MessageDigest.isEqual(deviceHash, device);
    }

    @Override
    public String toString() {
        return "Challenge[" + id + "]";
    }
}
