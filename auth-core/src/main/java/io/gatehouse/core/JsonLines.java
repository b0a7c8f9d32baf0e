package io.gatehouse.core;

import io.gatehouse.kit.http.StrictJson;
import io.gatehouse.kit.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file of JSON objects, one on each line, read as it comes: never more of it is in memory than one line. Blank lines are passed over. */
final class JsonLines {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private long number;

    JsonLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Returns the next line, null at the end of the file. */
    @Nullable
    Line next() throws IOException {
        while (true) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            int last = readLine(read);
            if (last < 0 && read.size() == 0) {
                return null;
            }
            number++;
            byte[] bytes = withoutMark(read.toByteArray());
            if (bytes.length > LONGEST_LINE) {
                return new Line(number, null);
            }
            if (!new String(bytes, StandardCharsets.UTF_8).isBlank()) {
                return new Line(number, object(bytes));
            }
        }
    }

    /** Reads to the end of the line and keeps a little more than may be there; returns a negative number at the end of the file. */
    private int readLine(ByteArrayOutputStream line) throws IOException {
        int one = in.read();
        while (one >= 0 && one != '\n') {
            if (line.size() <= LONGEST_LINE + BYTE_ORDER_MARK.length) {
                line.write(one);
            }
            one = in.read();
        }
        return one;
    }

    private byte[] withoutMark(byte[] line) {
        int length = BYTE_ORDER_MARK.length;
        boolean isMarked =
                number == 1 && line.length >= length && Arrays.equals(line, 0, length, BYTE_ORDER_MARK, 0, length);
        return isMarked ? Arrays.copyOfRange(line, length, line.length) : line;
    }

    private static @Nullable JsonObject object(byte[] line) {
        try {
            return StrictJson.parse(Buffer.buffer(line));
        } catch (ProblemException malformed) {
            return null;
        }
    }

    /**
     * A line.
     *
     * @param number 1 for the first line of the file
     * @param object null when it is no JSON object, holds a key twice, is no UTF-8 or is too long
     */
    record Line(long number, @Nullable JsonObject object) {}
}
