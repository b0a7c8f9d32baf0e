package io.gatehouse.core.webhook;

import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.RandomBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The key that deliveries to one endpoint are signed with (Standard Webhooks, "Signature scheme"). */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int LENGTH = 32;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    public static WebhookSecret fresh(RandomBytes random) {
        return new WebhookSecret(random.next(LENGTH));
    }

    public static WebhookSecret of(byte[] key) {
        return new WebhookSecret(key.clone());
    }

    public byte[] bytes() {
        return key.clone();
    }

    /** Returns the form in which receivers are given it. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** Returns the value of {@code webhook-signature}. */
    String sign(String id, long timestampSeconds, byte[] body) {
        byte[] signed = (id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(Hashes.hmacSha256(key, signed, body));
    }

    @Override
    public String toString() {
        return "WebhookSecret[redacted]";
    }
}
