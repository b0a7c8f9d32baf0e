package io.gatehouse.core.password.bcrypt;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.kit.secret.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Password envelopes with bcrypt over a peppered HMAC. */
public final class BcryptHasher implements PasswordHasher {
    private static final int SALT_LENGTH = 16;
    private static final byte[] NOTHING = new byte[0];

    private final HashingThreads threads;
    private final KeyRing peppers;
    private final IntSupplier cost;
    private final RandomBytes random;

    public BcryptHasher(HashingThreads threads, KeyRing masterKeys, IntSupplier cost, RandomBytes random) {
        this.threads = threads;
        this.peppers = masterKeys.derive("password-pepper");
        this.cost = cost;
        this.random = random;
    }

    @Override
    public PasswordEnvelope hash(AcceptedPassword password) {
        return threads.run(() -> {
            int pepperId = peppers.active().id();
            byte[] hash = bcrypt(peppered(pepperId, password.utf8()));
            return new PasswordEnvelope(pepperId, new String(hash, StandardCharsets.US_ASCII));
        });
    }

    @Override
    public boolean matches(PresentedPassword presented, @Nullable PasswordEnvelope envelope) {
        byte @Nullable [] typed = presented.bytes();
        byte[] password = typed == null ? NOTHING : typed;
        return threads.run(() -> {
            if (envelope == null) {
                // Nobody to compare with: pay for one hash all the same.
                return bcrypt(peppered(peppers.active().id(), password)).length == 0;
            }
            boolean same = BCrypt.verifyer()
                    .verify(
                            peppered(envelope.pepperId(), password),
                            envelope.bcrypt().getBytes(StandardCharsets.US_ASCII))
                    .verified;
            return same && typed != null;
        });
    }

    private byte[] bcrypt(byte[] input) {
        return BCrypt.withDefaults().hash(cost.getAsInt(), random.next(SALT_LENGTH), input);
    }

    private byte[] peppered(int pepperId, byte[] password) {
        KeyRing.Key pepper = peppers.byId(pepperId);
        if (pepper == null) {
            throw new IllegalStateException("password pepper " + pepperId + " is gone while passwords need it");
        }
        return Base64.getEncoder().encode(Hashes.hmacSha384(pepper.bytes(), password));
    }
}
