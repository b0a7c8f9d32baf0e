package io.gatehouse.core.testing.memory;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.password.AcceptedPassword;
import io.gatehouse.core.password.ForeignHash;
import io.gatehouse.core.password.PasswordEnvelope;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.password.PresentedPassword;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Envelopes with one HMAC instead of bcrypt: the same promises without the cost. Counts what was paid. */
public final class MacHasher implements PasswordHasher {
    private static final byte[] KEY = {7};

    private final MemoryTransactions transactions;
    private int pepperId = 1;
    private int paid;
    private boolean isFull;
    private @Nullable Runnable meanwhile;

    public MacHasher(MemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public PasswordEnvelope hash(AcceptedPassword password) {
        pay();
        return new PasswordEnvelope.Own(pepperId, mac(password.utf8()));
    }

    @Override
    public PasswordEnvelope adopt(ForeignHash hash) {
        return new PasswordEnvelope.Imported(pepperId, hash.settings(), hash.result());
    }

    @Override
    public boolean matches(PresentedPassword presented, @Nullable PasswordEnvelope envelope) {
        pay();
        Runnable other = meanwhile;
        meanwhile = null;
        if (other != null) {
            other.run();
        }
        byte @Nullable [] typed = presented.bytes();
        return envelope instanceof PasswordEnvelope.Own own
                && typed != null
                && own.bcrypt().equals(mac(typed));
    }

    @Override
    public void requireRoom() {
        if (isFull) {
            throw noRoom();
        }
    }

    @Override
    public boolean isOutdated(PasswordEnvelope envelope) {
        return envelope.pepperId() != pepperId;
    }

    /** Makes all envelopes outdated that are there by now. */
    public void changePepper() {
        pepperId++;
    }

    /** Does this once, while the next password is compared. */
    public void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** From now on there is no room for another hash. */
    public void fill() {
        isFull = true;
    }

    /** The next password finds no room when it is its turn. */
    public void fillMeanwhile() {
        meanwhile(() -> {
            throw noRoom();
        });
    }

    private static Overloaded noRoom() {
        return new Overloaded("no room", Duration.ofSeconds(2));
    }

    /** How many hashes were computed. */
    public int paid() {
        return paid;
    }

    private void pay() {
        if (transactions.isOpen()) {
            throw new AssertionError("a password was hashed inside a transaction");
        }
        paid++;
    }

    private static String mac(byte[] password) {
        return Base64.getEncoder().encodeToString(Hashes.hmacSha256(KEY, password));
    }
}
