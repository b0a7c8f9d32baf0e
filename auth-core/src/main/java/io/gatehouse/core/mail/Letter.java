package io.gatehouse.core.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.gatehouse.core.event.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mail ready to send: subject, text and HTML. */
record Letter(String subject, String text, String html) {
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.gatehouse.core.mail.templates");

    /** Writes the mail in its reader's language. */
    static Letter of(Mail mail, String productName) {
        MailWords words = new MailWords(mail, productName);
        String link = mail.values().getOrDefault("link", "");
        String code = mail.values().getOrDefault("code", mail.values().getOrDefault("deviceCode", ""));
        return new Letter(words.of("subject"), text(words, link, code), html(words, link, code));
    }

    private static String text(MailWords words, String link, String code) {
        List<String> blocks = new ArrayList<>(List.of(words.of("title")));
        blocks.addAll(words.paragraphs());
        if (!code.isEmpty()) {
            blocks.add(code);
        }
        if (!link.isEmpty()) {
            blocks.add(words.of("button") + ":\n" + link);
        }
        blocks.addAll(List.of(words.of("notYou"), "-- \n" + words.shared("footer")));
        return String.join("\n\n", blocks) + "\n";
    }

    private static String html(MailWords words, String link, String code) {
        StringOutput output = new StringOutput();
        ENGINE.render(
                "mail.jte",
                Map.of(
                        "language", words.language(),
                        "subject", words.of("subject"),
                        "title", words.of("title"),
                        "paragraphs", words.paragraphs(),
                        "code", code,
                        "button", link.isEmpty() ? "" : words.of("button"),
                        "link", link,
                        "linkBelow", words.shared("linkBelow"),
                        "notYou", words.of("notYou"),
                        "footer", words.shared("footer")),
                output);
        return output.toString();
    }

    @Override
    public String toString() {
        return "Letter[redacted]";
    }
}
