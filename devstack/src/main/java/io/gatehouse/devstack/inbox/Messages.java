package io.gatehouse.devstack.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mails received, newest first; beyond the cap the oldest are forgotten. */
final class Messages {
    static final int CAP = 300;

    private final Deque<InboxMessage> newestFirst = new ArrayDeque<>();
    private long lastId;

    synchronized long nextId() {
        return ++lastId;
    }

    synchronized void add(InboxMessage message) {
        newestFirst.addFirst(message);
        if (newestFirst.size() > CAP) {
            newestFirst.removeLast();
        }
    }

    /** Those for an address, or all of them for {@code null}. */
    synchronized List<InboxMessage> to(@Nullable String address) {
        if (address == null) {
            return List.copyOf(newestFirst);
        }
        String wanted = address.strip().toLowerCase(Locale.ROOT);
        return newestFirst.stream()
                .filter(message -> message.to().toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
    }

    synchronized @Nullable InboxMessage byId(String id) {
        return newestFirst.stream()
                .filter(message -> Long.toString(message.id()).equals(id))
                .findFirst()
                .orElse(null);
    }

    synchronized void clear() {
        newestFirst.clear();
    }
}
