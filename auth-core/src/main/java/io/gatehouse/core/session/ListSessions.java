package io.gatehouse.core.session;

import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.risk.PlaceFinder;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the signed-in user's open sessions, the one they are using first. */
public final class ListSessions {
    private final Sessions sessions;
    private final DeviceGuess devices;
    private final PlaceFinder places;

    public ListSessions(Sessions sessions, DeviceGuess devices, PlaceFinder places) {
        this.sessions = sessions;
        this.devices = devices;
        this.places = places;
    }

    /** Lists them; places are named in the reader's language. */
    public List<Item> execute(AccessClaims principal, String language) {
        return sessions.open(principal.tenant(), principal.user()).stream()
                .map(session -> new Item(
                        session,
                        devices.of(session.userAgent()),
                        places.name(session.address(), language),
                        session.id().equals(principal.session())))
                .sorted(Comparator.comparing(Item::current).reversed())
                .toList();
    }

    /** A session, the device and the place it seems to be on, and whether it is the one that asks. */
    public record Item(
            OpenSession session,
            DeviceGuess.Device device,
            @Nullable String place,
            boolean current) {}
}
