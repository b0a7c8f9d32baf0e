package io.gatehouse.gateway.cookie;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Cookie headers that an event loop read last. A browser sends the same one with each of its calls, and taking a header with two
 * tokens in it apart makes more garbage than anything else that we do for a call of a signed-in person.
 */
final class RecentCookies {
    static final int MOST = 128;

    /** In characters: nobody fills the memory with headers that are as long as the door lets in. */
    static final int LONGEST = 4_096;

    /** Event loops share nothing that they write, so none waits for another. */
    private static final FastThreadLocal<RecentCookies> OF_EVENT_LOOPS = new FastThreadLocal<>() {
        @Override
        protected RecentCookies initialValue() {
            return new RecentCookies();
        }
    };

    private final Map<String, RequestCookies> byHeader = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RequestCookies> eldest) {
            return size() > MOST;
        }
    };

    static RecentCookies ofThisEventLoop() {
        return OF_EVENT_LOOPS.get();
    }

    /** Returns the cookies of a header, which is taken apart unless it was lately. */
    RequestCookies of(String header) {
        RequestCookies known = byHeader.get(header);
        if (known == null) {
            known = new RequestCookies(List.of(header));
            if (header.length() <= LONGEST) {
                byHeader.put(header, known);
            }
        }
        return known;
    }
}
