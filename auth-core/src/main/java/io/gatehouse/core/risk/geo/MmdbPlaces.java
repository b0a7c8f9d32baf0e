package io.gatehouse.core.risk.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.gatehouse.core.risk.Place;
import io.gatehouse.core.risk.PlaceFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places from a MaxMind DB file of countries or cities, whoever made it. Never asks a name server. */
public final class MmdbPlaces implements PlaceFinder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MmdbPlaces.class);

    private final Reader reader;
    private final AtomicBoolean isDamageTold = new AtomicBoolean();

    /**
     * Opens the file.
     *
     * @throws UncheckedIOException when it cannot be read, or is no such file
     */
    public MmdbPlaces(Path file) {
        try {
            reader = new Reader(file.toFile(), Reader.FileMode.MEMORY, new CHMCache());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("policies.risk.geoDatabase cannot be read: " + file, unreadable);
        }
    }

    @Override
    public @Nullable Place find(String address) {
        Map<?, ?> entry = entry(address);
        Map<?, ?> country = member(entry, "country");
        if (country == null || !(country.get("iso_code") instanceof String code) || !code.matches("[A-Z]{2}")) {
            return null;
        }
        return new Place(code, point(member(entry, "location")));
    }

    private static Place.@Nullable Point point(@Nullable Map<?, ?> location) {
        return location != null
                        && location.get("latitude") instanceof Number latitude
                        && location.get("longitude") instanceof Number longitude
                ? new Place.Point(latitude.doubleValue(), longitude.doubleValue())
                : null;
    }

    @Override
    public @Nullable String name(String address, String language) {
        Map<?, ?> entry = entry(address);
        String country = name(member(entry, "country"), language);
        String city = name(member(entry, "city"), language);
        return city == null || country == null ? country : city + ", " + country;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private @Nullable Map<?, ?> entry(String address) {
        InetAddress parsed;
        try {
            // An address in text is parsed, not looked up.
            parsed = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException none) {
            return null;
        }
        try {
            return reader.get(parsed, Map.class);
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            // What is damaged may say anything and even point in a circle; nobody's sign-in fails for it.
            if (isDamageTold.compareAndSet(false, true)) {
                LOG.error("policies.risk.geoDatabase is damaged: places are missing until it is replaced.", damaged);
            }
            return null;
        }
    }

    private static @Nullable String name(@Nullable Map<?, ?> thing, String language) {
        Map<?, ?> names = member(thing, "names");
        if (names == null) {
            return null;
        }
        Object best = names.containsKey(language) ? names.get(language) : names.get("en");
        return best instanceof String text ? text : null;
    }

    private static @Nullable Map<?, ?> member(@Nullable Map<?, ?> map, String name) {
        return map != null && map.get(name) instanceof Map<?, ?> inner ? inner : null;
    }
}
