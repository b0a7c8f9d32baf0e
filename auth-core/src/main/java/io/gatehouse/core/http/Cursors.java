package io.gatehouse.core.http;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.kit.problem.FieldError;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.secret.KeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of lists: the last id of a page, signed for one list of one reader. Nobody can make one up, so a list is only ever entered
 * where it was left.
 *
 * <p>Layout: key id (1 byte), id (16 bytes), MAC (16 bytes); base64url.
 */
public final class Cursors {
    private static final int MAC_BYTES = 16;
    private static final int LENGTH = 1 + 16 + MAC_BYTES;

    private final KeyRing keys;

    public Cursors(KeyRing master) {
        this.keys = master.derive("cursors");
    }

    /**
     * Returns a cursor.
     *
     * @param list names the list and its reader, such as "security-events:" and the user's id
     */
    public String write(String list, UUID last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(keys.active(), list, last));
    }

    /**
     * Returns the id in a cursor, null for none.
     *
     * @throws io.gatehouse.kit.problem.ProblemException 400, when it was not given out for this list
     */
    public @Nullable UUID read(String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        byte[] bytes = decoded(cursor);
        KeyRing.Key key = bytes.length == LENGTH ? keys.byId(Byte.toUnsignedInt(bytes[0])) : null;
        if (key == null) {
            throw refused();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, 16);
        UUID last = new UUID(buffer.getLong(), buffer.getLong());
        if (!MessageDigest.isEqual(bytes, bytes(key, list, last))) {
            throw refused();
        }
        return last;
    }

    private static byte[] bytes(KeyRing.Key key, String list, UUID last) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH)
                .put((byte) key.id())
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits());
        byte[] mac = Hashes.hmacSha256(
                key.bytes(), Arrays.copyOf(bytes.array(), LENGTH - MAC_BYTES), list.getBytes(StandardCharsets.UTF_8));
        return bytes.put(mac, 0, MAC_BYTES).array();
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException malformed) {
            throw refused();
        }
    }

    private static RuntimeException refused() {
        return ProblemCode.VALIDATION_ERROR
                .problem()
                .withErrors(List.of(new FieldError("cursor", "INVALID", "This page is not known. Begin again.")))
                .exception();
    }
}
