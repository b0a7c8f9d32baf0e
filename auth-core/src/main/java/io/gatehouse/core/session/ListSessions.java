package io.gatehouse.core.session;

import io.gatehouse.core.kernel.AccessClaims;
import java.util.Comparator;
import java.util.List;

/** Lists the signed-in user's open sessions, the one they are using first. */
public final class ListSessions {
    private final Sessions sessions;
    private final DeviceGuess devices;

    public ListSessions(Sessions sessions, DeviceGuess devices) {
        this.sessions = sessions;
        this.devices = devices;
    }

    public List<Item> execute(AccessClaims principal) {
        return sessions.open(principal.tenant(), principal.user()).stream()
                .map(session -> new Item(
                        session, devices.of(session.userAgent()), session.id().equals(principal.session())))
                .sorted(Comparator.comparing(Item::current).reversed())
                .toList();
    }

    /** A session, the device it seems to be on, and whether it is the one that asks. */
    public record Item(OpenSession session, DeviceGuess.Device device, boolean current) {}
}
