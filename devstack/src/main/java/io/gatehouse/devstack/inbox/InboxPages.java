package io.gatehouse.devstack.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/** The inbox as HTML. The list renews itself; an open mail stays as it is, so that nobody loses their place. */
final class InboxPages {
    static final String STYLE = resource("inbox.css");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Pattern ESCAPED_LINK =
            Pattern.compile("https?://[^\\s<>]+?(?=(?:&gt;|&quot;|[.,;:!?)\\]]*(?:\\s|$)))");

    private InboxPages() {}

    static String list(List<InboxMessage> messages) {
        StringBuilder body = new StringBuilder("<h1>Inbox</h1>\n");
        if (messages.isEmpty()) {
            body.append("<p class=\"empty\">Nothing here yet. Mails appear by themselves.</p>\n");
        } else {
            body.append("<ol class=\"mails\">\n");
            messages.forEach(message -> body.append(row(message)));
            body.append("</ol>\n");
        }
        return page("Inbox", "<meta http-equiv=\"refresh\" content=\"3\">", body.toString());
    }

    static String message(InboxMessage message) {
        StringBuilder body = new StringBuilder("<nav><a href=\"/\">All mails</a></nav>\n<h1>")
                .append(escaped(message.subject()))
                .append("</h1>\n<dl><dt>From</dt><dd>")
                .append(escaped(message.from()))
                .append("</dd><dt>To</dt><dd>")
                .append(escaped(message.to()))
                .append("</dd><dt>At</dt><dd>")
                .append(TIME.format(message.receivedAt()))
                .append("</dd></dl>\n");
        if (!message.html().isEmpty()) {
            body.append(
                            "<iframe title=\"The mail\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/messages/")
                    .append(message.id())
                    .append("/html\"></iframe>\n");
        }
        if (!message.text().isEmpty()) {
            body.append("<h2>As plain text</h2>\n<pre>")
                    .append(linked(message.text()))
                    .append("</pre>\n");
        }
        return page(message.subject(), "", body.toString());
    }

    /** The mail's own HTML; its links open beside the inbox, because a sandboxed frame could not follow them. */
    static String html(InboxMessage message) {
        return "<!doctype html><base target=\"_blank\">" + message.html();
    }

    private static String row(InboxMessage message) {
        return "<li><a href=\"/messages/" + message.id() + "\"><span class=\"subject\">" + escaped(message.subject())
                + "</span><span class=\"to\">" + escaped(message.to()) + "</span><time>"
                + TIME.format(message.receivedAt()) + "</time></a></li>\n";
    }

    private static String page(String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                %s
                <title>%s · Gatehouse inbox</title>
                <link rel="stylesheet" href="/inbox.css">
                <link rel="icon" href="data:,">
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(head, escaped(title), body);
    }

    private static String linked(String text) {
        return ESCAPED_LINK
                .matcher(escaped(text))
                .replaceAll("<a href=\"$0\" target=\"_blank\" rel=\"noopener noreferrer\">$0</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = InboxPages.class.getResourceAsStream("/inbox/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("While reading " + name, e);
        }
    }
}
