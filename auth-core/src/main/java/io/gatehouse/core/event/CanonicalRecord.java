package io.gatehouse.core.event;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one sequence of bytes that stands for a record. Every value goes in with its type and length, so no two records share their bytes;
 * and what PostgreSQL may write differently (numbers, the order of members, addresses) goes in by its value.
 */
final class CanonicalRecord {
    private static final int VERSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private CanonicalRecord() {}

    static byte[] of(AuditRecord record) {
        try {
            CanonicalRecord canonical = new CanonicalRecord();
            canonical.write(record);
            return canonical.bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(AuditRecord record) throws IOException {
        out.writeByte(VERSION);
        id(record.id());
        out.writeLong(micros(record.time()));
        text(record.kind());
        id(record.tenant().value());
        id(record.user() == null ? null : record.user().value());
        id(record.actor() == null ? null : record.actor().value());
        id(record.session() == null ? null : record.session().value());
        address(record.address());
        text(record.userAgent());
        text(record.requestId());
        value(record.details());
    }

    /** Returns the microseconds since 1970. PostgreSQL knows times, infinity among them, that do not fit; nobody of us writes one. */
    static long micros(Instant time) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (ArithmeticException tooFar) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private void id(@Nullable UUID id) throws IOException {
        out.writeBoolean(id != null);
        if (id != null) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
    }

    private void text(@Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            block(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** {@code ::1} and {@code 0:0:0:0:0:0:0:1} are one address. */
    private void address(@Nullable String address) throws IOException {
        out.writeBoolean(address != null);
        if (address != null) {
            block(addressBytes(address));
        }
    }

    private static byte[] addressBytes(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException noAddress) {
            return address.getBytes(StandardCharsets.UTF_8);
        }
    }

    private void value(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case Map<?, ?> members -> {
                out.writeByte('{');
                Map<String, Object> sorted = new TreeMap<>();
                members.forEach((name, member) -> sorted.put(String.valueOf(name), member));
                out.writeInt(sorted.size());
                for (Map.Entry<String, Object> member : sorted.entrySet()) {
                    text(member.getKey());
                    value(member.getValue());
                }
            }
            case List<?> items -> {
                out.writeByte('[');
                out.writeInt(items.size());
                for (Object item : items) {
                    value(item);
                }
            }
            case Boolean bool -> out.writeByte(bool ? 't' : 'f');
            case Number number -> {
                out.writeByte('#');
                text(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
            }
            default -> {
                out.writeByte('"');
                text(value.toString());
            }
        }
    }

    private void block(byte[] block) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }
}
