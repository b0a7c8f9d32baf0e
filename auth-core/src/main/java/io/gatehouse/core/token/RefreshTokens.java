package io.gatehouse.core.token;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.kit.secret.KeyRing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/*
 * The token: ghr_ + base64url( version 1 · key id 1 · session id 16 · generation 4 · secret 32 · tag 16 ).
 *
 * The tag is HMAC-SHA256 over the rest, cut to 16 bytes. It refuses forged and mutilated tokens before any database work, so that
 * noise can neither cost much nor end a session.
 *
 * The secret of generation g+1 is HMAC-SHA256(key, secret(g) · session id · g+1). A successor is thus a function of its parent: two
 * nodes that rotate one parent give the same child, and a lost answer can be given again without ever having been stored. Who has only
 * the database lacks the secrets (it keeps their SHA-256), who has only the key lacks them too.
 *
 * A session keeps the key it was born with. If a child could be made under a newer key, two children of one parent would differ, and
 * determinism is what an honest browser's life hangs on. A retired key must therefore stay in the ring for rememberAbsolute.
 */

/** Writes, reads and derives refresh tokens. */
public final class RefreshTokens {
    private static final String PREFIX = "ghr_";
    private static final byte VERSION = 1;
    private static final int BODY_LENGTH = 1 + 1 + 16 + 4 + RefreshToken.SECRET_LENGTH;
    private static final int TAG_LENGTH = 16;
    private static final int TEXT_LENGTH = PREFIX.length() + (BODY_LENGTH + TAG_LENGTH) * 8 / 6 + 1;

    private final KeyRing tagKeys;
    private final KeyRing successorKeys;
    private final RandomBytes random;

    public RefreshTokens(KeyRing masterKeys, RandomBytes random) {
        this.tagKeys = masterKeys.derive("refresh-token/tag");
        this.successorKeys = masterKeys.derive("refresh-token/successor");
        this.random = random;
    }

    /** Returns the first token of a session. */
    public RefreshToken first(SessionId session) {
        return new RefreshToken(tagKeys.active().id(), session, 1, random.next(RefreshToken.SECRET_LENGTH));
    }

    /** Returns the only successor that the token can have. */
    public RefreshToken successor(RefreshToken parent) {
        int generation = Math.incrementExact(parent.generation());
        byte[] key = known(successorKeys, parent.keyId());
        byte[] secret = Hashes.hmacSha256(key, parent.secret(), sessionAndGeneration(parent.session(), generation));
        return new RefreshToken(parent.keyId(), parent.session(), generation, secret);
    }

    /** Returns the text that the client keeps. */
    public String write(RefreshToken token) {
        byte[] body = ByteBuffer.allocate(BODY_LENGTH)
                .put(VERSION)
                .put((byte) token.keyId())
                .put(sessionAndGeneration(token.session(), token.generation()))
                .put(token.secret())
                .array();
        byte[] bytes = ByteBuffer.allocate(BODY_LENGTH + TAG_LENGTH)
                .put(body)
                .put(tag(known(tagKeys, token.keyId()), body))
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the token in the text, or null when we did not write that text, letter by letter. */
    public @Nullable RefreshToken read(String text) {
        if (text.length() != TEXT_LENGTH || !text.startsWith(PREFIX)) {
            return null;
        }
        byte[] bytes = decode(text.substring(PREFIX.length()));
        if (bytes == null || bytes.length != BODY_LENGTH + TAG_LENGTH || bytes[0] != VERSION) {
            return null;
        }
        byte[] body = Arrays.copyOf(bytes, BODY_LENGTH);
        int keyId = Byte.toUnsignedInt(bytes[1]);
        KeyRing.Key key = tagKeys.byId(keyId);
        if (key == null
                || !MessageDigest.isEqual(
                        tag(key.bytes(), body), Arrays.copyOfRange(bytes, BODY_LENGTH, bytes.length))) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(body, 2, BODY_LENGTH - 2);
        SessionId session = new SessionId(new UUID(fields.getLong(), fields.getLong()));
        int generation = fields.getInt();
        byte[] secret = new byte[RefreshToken.SECRET_LENGTH];
        fields.get(secret);
        return generation < 1 ? null : new RefreshToken(keyId, session, generation, secret);
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64);
            // The last letter carries spare bits that a decoder ignores; one token must have one spelling.
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64) ? bytes : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static byte[] tag(byte[] key, byte[] body) {
        return Arrays.copyOf(Hashes.hmacSha256(key, body), TAG_LENGTH);
    }

    private static byte[] sessionAndGeneration(SessionId session, int generation) {
        UUID id = session.value();
        return ByteBuffer.allocate(20)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(generation)
                .array();
    }

    private static byte[] known(KeyRing keys, int id) {
        KeyRing.Key key = keys.byId(id);
        if (key == null) {
            throw new IllegalStateException("refresh key " + id + " is gone while its tokens live");
        }
        return key.bytes();
    }
}
