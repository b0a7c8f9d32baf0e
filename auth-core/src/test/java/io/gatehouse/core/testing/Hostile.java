package io.gatehouse.core.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What should break a server: values as they go over the wire. A wire text has one char for each byte, so that it can say what no
 * string can: bytes that are not UTF-8.
 */
public final class Hostile {
    private static final String DEEP = "[".repeat(200) + "]".repeat(200);

    /** Texts that other programs have stumbled over. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b@calder.studio",
            "\u202Eevil@calder.studio",
            "\u2066\u202Dname\u2069",
            "\uD800",
            "x\uDFFFy@calder.studio",
            "ines@\uD83D\uDE00.example",
            "ines@xn--a.example",
            "ines@xn--\u00FC.example",
            "ines@" + "a".repeat(64) + ".example",
            "@",
            "a@b",
            "a@b.c,d@e.f",
            "ines@calder.studio\r\nBcc: all@calder.studio",
            "\u0001\u0008\u001B[31m\u007F\u0085",
            "'; DROP TABLE users; --",
            "\\'; SELECT pg_sleep(60); --",
            "%' OR '1'='1",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "..\\..\\boot.ini",
            "\uFEFFbom",
            "\u200B\u200D\u00AD",
            "\uFFFE\uFFFF",
            "Z\u0351\u0343\u0309\u035Balgo",
            "İstanbul@calder.studio",
            "ﷺ".repeat(20),
            "ß".repeat(50),
            "null",
            "undefined",
            "NaN",
            "-1",
            "9".repeat(400),
            "ghr_" + "A".repeat(94),
            "eyJhbGciOiJub25lIn0.e30.",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "0000-00-00",
            "2024-02-30",
            "+999999999-12-31",
            "-999999999-01-01T00:00:00Z",
            "9999-12-31T23:59:60Z",
            "http://127.0.0.1:22/",
            "https://[::1]:99999/",
            "file:///etc/passwd",
            "%00%ff%",
            "x".repeat(5_000));

    /** What is no JSON text, or no JSON at all. */
    private static final List<String> VALUES = List.of(
            "0",
            "-0",
            "-1",
            "1.5",
            "1e300",
            "1e400000",
            "-1E-400000",
            "9".repeat(2_000),
            Long.toString(Long.MIN_VALUE),
            "true",
            "false",
            "null",
            "{}",
            "[]",
            "[\"x\"]",
            "[null,1,{}]",
            "{\"$ref\":\"#\"}",
            "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}",
            DEEP,
            "[".repeat(5_000),
            "NaN",
            "Infinity",
            "01",
            "+1",
            "0x10",
            "'x'",
            "x",
            "",
            "\"open",
            "\"\\u00ZZ\"",
            "\"\\x\"",
            "\"\\uD800\\uD800\"",
            "\"\\uDC00\\uD800\"",
            "\"a\nb\"",
            "\"a\u0000b\"",
            "\"\u00C3(\"",
            "\"\u00ED\u00A0\u0080\"",
            "\"\u00C0\u0080\"",
            "\"\u00F0\u0080\u0080\u00AF\"",
            "\"\u00F5\u0080\u0080\u0080\"",
            "\"\u00E2\u0082\"",
            "\"\u00FF\u00FE\"");

    /** Whole bodies that are not one JSON object. */
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "nonsense",
            "null",
            "7",
            "[]",
            "\"text\"",
            "{",
            "}",
            "{}{}",
            "{} x",
            "{\"a\" \"b\"}",
            "{\"a\":1,}",
            "{'a':'b'}",
            "{\"a\":NaN}",
            "{\"a\":\"b\"} // remark",
            "{/* remark */}",
            "{\"a\":" + DEEP + "}",
            DEEP,
            "\u00EF\u00BB\u00BF{}",
            "\u00FE\u00FF\u0000{\u0000}",
            "{\u0000\"\u0000a\u0000\"\u0000:\u00001\u0000}\u0000",
            "\u0000\u0000\u0000\u0000",
            "\u00ED\u00A0\u0080",
            "{\"\u00C3(\":1}");

    /** Types of bodies that are not ours, and some that are badly written. */
    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "text/json",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/jsonx",
            "application/problem+json",
            "application/octet-stream",
            "*/*",
            ";;;",
            "json");

    private static final int[] NASTY_POINTS = {
        0, 1, 8, 9, 10, 13, 0x1B, ' ', '"', '\'', '\\', '/', '%', '<', '&', '{', '@', '.', 'a', 'Z', '0', '_', 0x7F,
        0x85, 0xA0, 0xAD, 0xDF, 0x130, 0x301, 0x200B, 0x200D, 0x202E, 0x2028, 0x2066, 0xD800, 0xDBFF, 0xDC00, 0xDFFF,
        0xFDFA, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600, 0xE0001, 0x10FFFF
    };

    private final Random random;

    public Hostile(Random random) {
        this.random = random;
    }

    /** Returns so many texts: known troublemakers, and as many of chance. */
    public List<String> texts(int many) {
        List<String> texts = new ArrayList<>();
        for (int each = 0; each < many; each++) {
            texts.add(each % 2 == 0 ? TEXTS.get(random.nextInt(TEXTS.size())) : anyText());
        }
        return texts;
    }

    /** Returns values for a field that are not texts, or that are not even JSON. */
    public List<String> values() {
        return VALUES;
    }

    public List<String> bodies() {
        return BODIES;
    }

    public List<String> mediaTypes() {
        return MEDIA_TYPES;
    }

    /** Returns a text as JSON on the wire, its letters escaped or not as chance has it. */
    public String json(String text) {
        boolean escapesAll = random.nextBoolean();
        StringBuilder json = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            boolean isHalf = point >= 0xD800 && point <= 0xDFFF;
            if (escapesAll || isHalf || point < ' ' || point == '"' || point == '\\') {
                for (char half : Character.toChars(point)) {
                    json.append("\\u").append(String.format("%04x", (int) half));
                }
            } else {
                json.append(wire(Character.toString(point)));
            }
        });
        return json.append('"').toString();
    }

    /** Returns a text as part of a URL: each byte escaped, a half character as the three bytes that UTF-8 forbids. */
    public static String inUrl(String text) {
        StringBuilder url = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean isHalf = point >= 0xD800 && point <= 0xDFFF;
            byte[] bytes = isHalf
                    ? new byte[] {(byte) 0xED, (byte) (0x80 | (point >> 6 & 0x3F)), (byte) (0x80 | (point & 0x3F))}
                    : Character.toString(point).getBytes(UTF_8);
            for (byte each : bytes) {
                url.append('%').append(String.format("%02X", each));
            }
        });
        return url.toString();
    }

    /** Returns a text's UTF-8 as wire text. */
    public static String wire(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** Returns the text of wire text. */
    public static String text(String wire) {
        return new String(wire.getBytes(ISO_8859_1), UTF_8);
    }

    private String anyText() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(random.nextInt(10) == 0 ? 400 : 24);
        for (int each = 0; each < length; each++) {
            text.appendCodePoint(
                    random.nextInt(4) == 0
                            ? 'a' + random.nextInt(26)
                            : NASTY_POINTS[random.nextInt(NASTY_POINTS.length)]);
        }
        return text.toString();
    }
}
