package io.gatehouse.core.testing;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.memory.MemoryEvents;
import io.gatehouse.core.testing.memory.MemorySigningKeyStore;
import io.gatehouse.core.token.KeyRotation;
import io.gatehouse.core.token.jose.JoseAccessTokens;
import io.gatehouse.core.token.jose.JoseKeyMaker;
import io.gatehouse.core.token.jose.SigningKeys;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.token.SharedTokenKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The nodes of one installation as far as they sign: one store, one clock, one policy. */
public final class SigningNodes {
    public static final String ISSUER = "https://login.example.com";
    public static final AccessClaims CLAIMS = new AccessClaims(
            World.TENANT,
            new UserId(new UUID(1, 2)),
            new SessionId(new UUID(3, 4)),
            5,
            List.of("user"),
            MovableClock.START,
            List.of("pwd"));

    public final AtomicReference<Instant> now = new AtomicReference<>(MovableClock.START);
    public final InstantSource clock = now::get;
    public final MemorySigningKeyStore store = new MemorySigningKeyStore();
    public final MemoryEvents events = new MemoryEvents();
    public final JoseKeyMaker maker =
            new JoseKeyMaker(new Sealer(World.keys(1).derive("signing-keys"), new SecureRandom()), clock);
    private final World world = new World();

    /** Puts other policies in force on all nodes. */
    public void policies(Map<String, String> overrides) {
        world.policies = World.policies(overrides);
    }

    /** Starts a node, with secrets for HS256 or none. */
    public Node start(@Nullable KeyRing tokenKeys) {
        SharedTokenKeys shared = new SharedTokenKeys(tokenKeys);
        KeyRotation rotation = new KeyRotation(
                store,
                maker,
                world.policyBook,
                shared.active() != null,
                () -> World.TENANT,
                new AuditTrail(events),
                world.ids,
                clock);
        SigningKeys keys = new SigningKeys(rotation, maker, shared, world.policyBook, clock);
        keys.reload();
        return new Node(
                rotation,
                keys,
                new JoseAccessTokens(keys, ISSUER, () -> world.policies.tokens().audience(), UUID::randomUUID, clock));
    }

    /** A core. */
    public record Node(KeyRotation rotation, SigningKeys keys, JoseAccessTokens tokens) {}
}
