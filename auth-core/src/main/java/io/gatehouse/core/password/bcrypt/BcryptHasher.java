package io.gatehouse.core.password.bcrypt;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.ForeignHash;
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
    private final ForeignBcrypt foreign;
    private final IntSupplier cost;
    private final RandomBytes random;

    public BcryptHasher(HashingThreads threads, KeyRing masterKeys, IntSupplier cost, RandomBytes random) {
        this.threads = threads;
        this.peppers = masterKeys.derive("password-pepper");
        this.foreign = new ForeignBcrypt(masterKeys);
        this.cost = cost;
        this.random = random;
    }

    @Override
    public PasswordEnvelope hash(AcceptedPassword password) {
        return threads.run(() -> {
            int pepperId = peppers.active().id();
            byte[] hash = bcrypt(cost.getAsInt(), peppered(pepperId, password.utf8()));
            return new PasswordEnvelope.Own(pepperId, new String(hash, StandardCharsets.US_ASCII));
        });
    }

    @Override
    public PasswordEnvelope adopt(ForeignHash hash) {
        return foreign.adopt(hash);
    }

    @Override
    public boolean matches(PresentedPassword presented, @Nullable PasswordEnvelope envelope) {
        byte @Nullable [] typed = presented.bytes();
        byte[] password = typed == null ? NOTHING : typed;
        return threads.run(() -> {
            if (envelope == null) {
                // Nobody to compare with: pay for one hash all the same.
                return bcrypt(cost.getAsInt(), peppered(peppers.active().id(), password)).length == 0;
            }
            byte[] input = peppered(envelope.pepperId(), password);
            boolean same = switch (envelope) {
                case PasswordEnvelope.Own own ->
                    BCrypt.verifyer().verify(input, own.bcrypt().getBytes(StandardCharsets.US_ASCII)).verified;
                case PasswordEnvelope.Imported imported -> foreign.matches(presented, imported);
            };
            payTheRest(envelope.cost(), input);
            return same && typed != null;
        });
    }

    @Override
    public void requireRoom() {
        threads.requireRoom();
    }

    @Override
    public boolean isOutdated(PasswordEnvelope envelope) {
        return envelope instanceof PasswordEnvelope.Imported
                || envelope.cost() < cost.getAsInt()
                || envelope.pepperId() != peppers.active().id();
    }

    /**
     * An envelope from cheaper times must take as long as today's, or time would tell it from an account that does not exist: each step
     * of the cost doubles the work, so one hash of every step in between makes up the difference. An imported one that costs more than
     * today's takes longer, and nothing can hide that: policies.password.mostImportedCost says how much more is taken.
     */
    private void payTheRest(int paid, byte[] input) {
        for (int step = paid; step < cost.getAsInt(); step++) {
            byte[] _ = bcrypt(step, input);
        }
    }

    private byte[] bcrypt(int steps, byte[] input) {
        return BCrypt.withDefaults().hash(steps, random.next(SALT_LENGTH), input);
    }

    private byte[] peppered(int pepperId, byte[] password) {
        KeyRing.Key pepper = peppers.byId(pepperId);
        if (pepper == null) {
            throw new IllegalStateException("password pepper " + pepperId + " is gone while passwords need it");
        }
        return Base64.getEncoder().encode(Hashes.hmacSha384(pepper.bytes(), password));
    }
}
