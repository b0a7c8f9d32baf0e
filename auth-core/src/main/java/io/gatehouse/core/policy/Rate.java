package io.gatehouse.core.policy;

import io.gatehouse.kit.config.TextValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many times in so long, such as {@code 5/1m} or {@code 20/1h}.
 *
 * @param times how often, all of them at once if need be
 * @param per how long until all of them are there again
 */
@TextValue("rate")
public record Rate(int times, Duration per) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,4})?(s|m|h|d)");

    public Rate {
        if (times < 1 || per.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a rate allows at least once in at least a second");
        }
    }

    /** Reads {@code 5/1m}, {@code 5/m}, {@code 20/1h}. */
    public static Rate parse(String text) {
        Matcher form = TEXT.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("This is not a rate such as 5/1m or 20/1h.");
        }
        long amount = form.group(2) == null ? 1 : Long.parseLong(form.group(2));
        Duration unit = switch (form.group(3)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
        return new Rate(Integer.parseInt(form.group(1)), unit.multipliedBy(amount));
    }

    @Override
    public String toString() {
        long seconds = per.toSeconds();
        String time = seconds % 86_400 == 0
                ? seconds / 86_400 + "d"
                : seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
        return times + "/" + time;
    }
}
