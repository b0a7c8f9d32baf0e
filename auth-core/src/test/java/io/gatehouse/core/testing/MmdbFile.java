package io.gatehouse.core.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes MaxMind DB files (format 2.0) with a few networks in them; those of IPv4 stand below ::/96, as in every such file. */
public final class MmdbFile {
    private static final int IPV4_OFFSET = 96;
    private static final int SEPARATOR = 16;
    private static final byte[] MARKER = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    /** Two records for each node: the next node, null for nothing, or what is known. */
    private final List<Object[]> nodes = new ArrayList<>();

    public MmdbFile() {
        nodes.add(new Object[2]);
    }

    /** Adds a network, such as 192.0.2.0/24, of a country only. */
    public MmdbFile country(String network, String code, String english) {
        return add(network, Map.of("country", country(code, Map.of("en", english))));
    }

    /** Adds a network of a city, with its names in English and German. */
    public MmdbFile city(
            String network,
            String code,
            Map<String, String> country,
            Map<String, String> city,
            double latitude,
            double longitude) {
        return add(
                network,
                Map.of(
                        "country", country(code, country),
                        "city", Map.of("names", city),
                        "location", Map.of("latitude", latitude, "longitude", longitude)));
    }

    /** Adds a network with anything. */
    public MmdbFile add(String network, Map<String, ?> known) {
        String[] parts = network.split("/", 2);
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        int skipped = address.length == 4 ? IPV4_OFFSET : 0;
        int bits = skipped + Integer.parseInt(parts[1]);
        int node = 0;
        for (int bit = 0; bit < bits; bit++) {
            int at = bit - skipped;
            int side = at < 0 ? 0 : address[at / 8] >> (7 - at % 8) & 1;
            Object[] records = nodes.get(node);
            if (bit == bits - 1) {
                records[side] = known;
            } else {
                if (!(records[side] instanceof Integer)) {
                    records[side] = nodes.size();
                    nodes.add(new Object[2]);
                }
                node = (Integer) records[side];
            }
        }
        return this;
    }

    /** Returns the file's bytes. */
    public byte[] bytes() {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Object[] records : nodes) {
            for (Object record : records) {
                int value = nodes.size();
                if (record instanceof Integer next) {
                    value = next;
                } else if (record != null) {
                    value = nodes.size() + SEPARATOR + data.size();
                    write(data, record);
                }
                tree.writeBytes(new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value});
            }
        }
        tree.writeBytes(new byte[SEPARATOR]);
        tree.writeBytes(data.toByteArray());
        tree.writeBytes(MARKER);
        write(tree, metadata());
        return tree.toByteArray();
    }

    /** Writes it and returns where. */
    public Path in(Path folder) {
        try {
            return Files.write(folder.resolve("places.mmdb"), bytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", (short) 2);
        metadata.put("binary_format_minor_version", (short) 0);
        metadata.put("build_epoch", 1_760_000_000L);
        metadata.put("database_type", "Gatehouse-Test-City");
        metadata.put("description", Map.of("en", "A few places"));
        metadata.put("ip_version", (short) 6);
        metadata.put("languages", List.of("en", "de"));
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", (short) 24);
        return metadata;
    }

    private static Map<String, Object> country(String code, Map<String, String> names) {
        return Map.of("iso_code", code, "names", names);
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, utf8.length);
                out.writeBytes(utf8);
            }
            case Double number -> {
                control(out, 3, Double.BYTES);
                out.writeBytes(
                        ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
            }
            case Short number -> {
                control(out, 5, Short.BYTES);
                out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort(number).array());
            }
            case Integer number -> {
                control(out, 6, Integer.BYTES);
                out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
            }
            case Long number -> {
                control(out, 9, Long.BYTES);
                out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                map.forEach((key, inner) -> {
                    write(out, key);
                    write(out, inner);
                });
            }
            case List<?> list -> {
                control(out, 11, list.size());
                list.forEach(inner -> write(out, inner));
            }
            default -> throw new IllegalArgumentException("no such type here: " + value.getClass());
        }
    }

    /** Types above 7 stand in a byte of their own; sizes of 29 and more have one, too. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        int shortSize = Math.min(size, 29);
        if (type > 7) {
            out.write(shortSize);
            out.write(type - 7);
        } else {
            out.write(type << 5 | shortSize);
        }
        if (shortSize == 29) {
            out.write(size - 29);
        }
    }
}
