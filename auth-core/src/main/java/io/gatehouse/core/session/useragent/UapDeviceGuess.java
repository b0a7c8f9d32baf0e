package io.gatehouse.core.session.useragent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.gatehouse.core.session.DeviceGuess;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/**
 * Device guesses by the ua-parser rules. A parse costs about 10 ms and more for longer input, so answers are remembered; the input is at
 * most 512 characters by then.
 */
public final class UapDeviceGuess implements DeviceGuess {
    private static final Device UNKNOWN = new Device(null, null, Kind.OTHER);
    private static final String NO_NAME = "Other";

    private final LoadingCache<String, Device> guesses;

    public UapDeviceGuess() {
        Parser parser = new Parser();
        this.guesses = Caffeine.newBuilder().maximumSize(10_000).build(userAgent -> guess(parser.parse(userAgent)));
    }

    @Override
    public Device of(@Nullable String userAgent) {
        return userAgent == null || userAgent.isBlank() ? UNKNOWN : guesses.get(userAgent);
    }

    private static Device guess(Client client) {
        String browser = name(client.userAgent.family);
        String os = name(client.os.family);
        return new Device(browser, os, kind(client.device.family, browser, os));
    }

    private static @Nullable String name(@Nullable String family) {
        return family == null || family.equals(NO_NAME)
                ? null
                : family.replace("Mobile ", "").replace(" Mobile", "");
    }

    private static Kind kind(@Nullable String device, @Nullable String browser, @Nullable String os) {
        if (device != null && (device.contains("iPad") || device.contains("Tablet"))) {
            return Kind.TABLET;
        }
        if (os == null) {
            return Kind.OTHER;
        }
        return switch (os) {
            case "iOS", "Android", "KaiOS", "Windows Phone" -> Kind.PHONE;
            default -> browser == null ? Kind.OTHER : Kind.DESKTOP;
        };
    }
}
