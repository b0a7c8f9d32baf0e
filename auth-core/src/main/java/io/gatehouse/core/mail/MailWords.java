package io.gatehouse.core.mail;

import io.gatehouse.core.event.Mail;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The words of a mail in its reader's language, from {@code mail/words*.properties}. Another language is another file. */
final class MailWords {
    private static final String BUNDLE = "mail.words";
    /** English lives in the root bundle; the machine's own language must not step in for a missing one. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;
    private final String prefix;
    private final String paragraphs;
    private final Object[] arguments;

    MailWords(Mail mail, String productName) {
        this.locale = Locale.forLanguageTag(mail.language());
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        this.prefix = mail.template().name() + ".";
        this.paragraphs = mail.values().containsKey("deviceCode") ? "withCode." : "text.";
        this.arguments = new Object[] {
            productName,
            number(mail, "hours"),
            number(mail, "minutes"),
            number(mail, "left"),
            number(mail, "days"),
            mail.values().getOrDefault("device", ""),
            mail.values().getOrDefault("place", ""),
            time(mail, locale),
            signs(mail)
        };
    }

    /** A sentence for each sign that was noticed; empty for mails without any, as those that an older core has queued. */
    private String signs(Mail mail) {
        return Arrays.stream(mail.values().getOrDefault("signs", "").split(",", -1))
                .filter(sign -> bundle.containsKey("sign." + sign))
                .map(sign -> bundle.getString("sign." + sign))
                .collect(Collectors.joining(" "));
    }

    /** In the reader's own form; in UTC, because nobody knows where they will read it. */
    private static String time(Mail mail, Locale locale) {
        String value = mail.values().get("time");
        return value == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(locale)
                                .format(Instant.parse(value).atOffset(ZoneOffset.UTC))
                        + " UTC";
    }

    /** As a number, so that a text may say "1 hour" and "2 hours"; empty for mails without it. */
    private static Object number(Mail mail, String name) {
        String value = mail.values().get(name);
        return value == null ? "" : Long.valueOf(value);
    }

    String language() {
        return bundle.getLocale().getLanguage().isEmpty()
                ? "en"
                : bundle.getLocale().getLanguage();
    }

    /** Returns a sentence of this mail. */
    String of(String key) {
        return format(bundle.getString(prefix + key));
    }

    /** Returns a sentence that all mails share. */
    String shared(String key) {
        return format(bundle.getString("shared." + key));
    }

    /** Returns the paragraphs {@code text.1}, {@code text.2} … of this mail; {@code withCode.1} … where a code stands beside the link. */
    List<String> paragraphs() {
        List<String> all = new ArrayList<>();
        while (bundle.containsKey(prefix + paragraphs + (all.size() + 1))) {
            all.add(of(paragraphs + (all.size() + 1)));
        }
        return all;
    }

    private String format(String pattern) {
        return new MessageFormat(pattern, locale).format(arguments).strip();
    }
}
