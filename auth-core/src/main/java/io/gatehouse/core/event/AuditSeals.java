package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.kit.secret.KeyRing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The seals of the audit log: HMAC-SHA-256 over the canonical bytes of a record, over a link and what it follows, and over checkpoints
 * under a second key. Who has the database but not the master keys can break the log, but not so that nobody notices.
 *
 * <p>A seal is the key's id (1 byte) and the MAC (32 bytes), so the log outlives a key; the old key must stay in the ring.
 */
public final class AuditSeals {
    /** What the first link follows. */
    static final byte[] GENESIS = new byte[33];

    /** One MAC must not serve as another, so each begins with what it is for. */
    private static final byte[] RECORD = {1};

    private static final byte[] LINK = {2};
    private static final byte[] CHECKPOINT = {3};
    private static final byte[] ANCHOR = {4};

    private final KeyRing links;
    private final KeyRing checkpoints;

    public AuditSeals(KeyRing master) {
        this.links = master.derive("audit");
        this.checkpoints = master.derive("audit-checkpoints");
    }

    /** Seals a record when it is written, before it has a place in the chain: nobody may slip one into the waiting line. */
    public byte[] record(AuditRecord record) {
        return seal(links, RECORD, CanonicalRecord.of(record));
    }

    boolean fits(SealedRecord sealed) {
        return fits(links, sealed.mac(), RECORD, CanonicalRecord.of(sealed.record()));
    }

    /** Returns the link that puts a record at a position, after another link. */
    Link link(byte[] previous, long position, SealedRecord next) {
        UUID event = next.record().id();
        return new Link(position, event, seal(links, LINK, previous, place(position, event), next.mac()));
    }

    boolean linkFits(byte[] link, byte[] previous, long position, SealedRecord next) {
        return fits(links, link, LINK, previous, place(position, next.record().id()), next.mac());
    }

    Checkpoint checkpoint(long position, byte[] link, Instant now) {
        return signed(CHECKPOINT, position, link, now);
    }

    Checkpoint anchor(long position, byte[] link, Instant now) {
        return signed(ANCHOR, position, link, now);
    }

    boolean checkpointFits(Checkpoint checkpoint) {
        return fits(checkpoints, checkpoint.signature(), CHECKPOINT, moment(checkpoint), checkpoint.mac());
    }

    boolean anchorFits(Checkpoint anchor) {
        return fits(checkpoints, anchor.signature(), ANCHOR, moment(anchor), anchor.mac());
    }

    private Checkpoint signed(byte[] purpose, long position, byte[] link, Instant now) {
        Instant madeAt = now.truncatedTo(ChronoUnit.MICROS);
        return new Checkpoint(position, madeAt, link, seal(checkpoints, purpose, moment(position, madeAt), link));
    }

    private static byte[] place(long position, UUID event) {
        return ByteBuffer.allocate(24)
                .putLong(position)
                .putLong(event.getMostSignificantBits())
                .putLong(event.getLeastSignificantBits())
                .array();
    }

    private static byte[] moment(Checkpoint checkpoint) {
        return moment(checkpoint.position(), checkpoint.madeAt());
    }

    private static byte[] moment(long position, Instant madeAt) {
        return ByteBuffer.allocate(16)
                .putLong(position)
                .putLong(CanonicalRecord.micros(madeAt))
                .array();
    }

    private static byte[] seal(KeyRing keys, byte[]... parts) {
        return mac(keys.active(), parts);
    }

    private static boolean fits(KeyRing keys, byte[] seal, byte[]... parts) {
        KeyRing.Key key = seal.length == 0 ? null : keys.byId(Byte.toUnsignedInt(seal[0]));
        return key != null && MessageDigest.isEqual(seal, mac(key, parts));
    }

    private static byte[] mac(KeyRing.Key key, byte[]... parts) {
        byte[] mac = Hashes.hmacSha256(key.bytes(), parts);
        return ByteBuffer.allocate(1 + mac.length).put((byte) key.id()).put(mac).array();
    }
}
