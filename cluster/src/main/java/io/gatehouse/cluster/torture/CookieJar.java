package io.gatehouse.cluster.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A browser's cookies: those in memory, and those that were written to disk some time ago. A crash brings the latter back. Chromium
 * writes every 30 s; here the time between is as short as the tokens' lives are.
 */
final class CookieJar {
    private final Map<String, String> memory = new TreeMap<>();
    private Map<String, String> disk = Map.of();
    /** Grows with each crash: an answer to a request from before it finds nobody. */
    private int life;

    /** Whether nothing has happened since that would make an answer to this request somebody else's. */
    synchronized boolean isStill(Snapshot asked) {
        return asked.life() == life;
    }

    synchronized Snapshot open() {
        return new Snapshot(life, header());
    }

    /** Takes the cookies of an answer, unless the browser has crashed since it asked. */
    synchronized void take(Snapshot asked, List<String> setCookies) {
        if (asked.life() != life) {
            return;
        }
        for (String setCookie : setCookies) {
            String pair = setCookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            String value = pair.substring(equals + 1);
            if (value.isEmpty()) {
                memory.remove(pair.substring(0, equals));
            } else {
                memory.put(pair.substring(0, equals), value);
            }
        }
    }

    synchronized void writeToDisk() {
        disk = new HashMap<>(memory);
    }

    /** Brings back what was on disk. A browser that never wrote has lost its sign-in, which no server can mend: it does not crash yet. */
    synchronized boolean crash() {
        if (disk.isEmpty()) {
            return false;
        }
        life++;
        memory.clear();
        memory.putAll(disk);
        return true;
    }

    /** Begins anew with the cookies of a sign-in. */
    synchronized void begin(List<String> setCookies) {
        clear();
        take(open(), setCookies);
    }

    synchronized void clear() {
        life++;
        memory.clear();
        disk = Map.of();
    }

    /** What a thief makes off with. */
    synchronized CookieJar stolen() {
        CookieJar copy = new CookieJar();
        copy.memory.putAll(memory);
        return copy;
    }

    private String header() {
        StringBuilder header = new StringBuilder();
        memory.forEach((name, value) -> header.append(header.isEmpty() ? "" : "; ")
                .append(name)
                .append('=')
                .append(value));
        return header.toString();
    }

    /** The cookies as one request sends them. */
    record Snapshot(int life, String header) {
        @Override
        public String toString() {
            return "Snapshot[redacted]";
        }
    }
}
