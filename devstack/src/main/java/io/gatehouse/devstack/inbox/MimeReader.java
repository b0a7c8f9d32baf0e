package io.gatehouse.devstack.inbox;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a MIME message: its first plain and first HTML part, decoded, and the links in them. */
final class MimeReader {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    private MimeReader() {}

    static InboxMessage read(long id, MimeMessage mime, String recipient, Instant now)
            throws MessagingException, IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        collect(mime, text, html);
        return new InboxMessage(
                id,
                from(mime),
                recipient,
                Objects.requireNonNullElse(mime.getSubject(), ""),
                text.toString(),
                html.toString(),
                links(text.toString(), html.toString()),
                now);
    }

    private static String from(MimeMessage mime) throws MessagingException {
        Address[] from = mime.getFrom();
        if (from == null || from.length == 0) {
            return "";
        }
        return from[0] instanceof InternetAddress address ? address.toUnicodeString() : from[0].toString();
    }

    private static void collect(Part part, StringBuilder text, StringBuilder html)
            throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && text.isEmpty()) {
            text.append(part.getContent());
        } else if (part.isMimeType("text/html") && html.isEmpty()) {
            html.append(part.getContent());
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                collect(child, text, html);
            }
        }
    }

    private static List<String> links(String text, String html) {
        Set<String> links = new LinkedHashSet<>();
        for (String part : List.of(text, html.replace("&amp;", "&"))) {
            Matcher matcher = LINK.matcher(part);
            while (matcher.find()) {
                // A full stop or bracket after a link in running text is not part of it.
                links.add(matcher.group().replaceAll("[.,;:!?)\\]]+$", ""));
            }
        }
        return List.copyOf(links);
    }
}
