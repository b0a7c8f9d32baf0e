package io.gatehouse.devstack.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.devstack.Http;
import io.gatehouse.devstack.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final String LINK =
            "https://id.example.com/auth/verify-email?lang=de&long=" + "x".repeat(300) + "#token=" + "a-_B".repeat(30);

    private static Vertx vertx;
    private static Inbox inbox;
    private static URI page;

    @BeforeAll
    static void start() throws Exception {
        Ports ports = Ports.free().resolved();
        vertx = Vertx.vertx();
        inbox = Inbox.start(vertx, ports.inbox(), ports.smtp())
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        page = URI.create("http://localhost:" + ports.inbox());
    }

    @AfterAll
    static void stop() throws Exception {
        inbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @BeforeEach
    void empty() throws Exception {
        assertEquals(204, Http.send("DELETE", page.resolve("/api/messages"), "").statusCode());
    }

    @Test
    void umlauts_and_long_links_arrive_whole_in_both_parts() throws Exception {
        send(
                "Jürgen Groß <juergen@example.com>",
                "Bestätigen: schöne Grüße 💌",
                "Öffne " + LINK + ".",
                "<p>Schön: <a href=\"" + LINK.replace("&", "&amp;") + "\">öffnen</a>");

        JsonObject mail = messages("juergen@example.com").getJsonObject(0);

        assertEquals("juergen@example.com", mail.getString("to"));
        assertEquals("Gatehouse <no-reply@example.com>", mail.getString("from"));
        assertEquals("Bestätigen: schöne Grüße 💌", mail.getString("subject"));
        assertTrue(mail.getString("text").contains("Öffne " + LINK));
        assertTrue(mail.getString("html").contains("Schön: <a href="));
        assertEquals(List.of(LINK), mail.getJsonArray("links").getList());
        assertEquals(
                List.of("id", "from", "to", "subject", "text", "html", "links", "receivedAt"),
                List.copyOf(mail.fieldNames()));
    }

    @Test
    void mails_come_newest_first_and_only_for_who_was_asked_for() throws Exception {
        send("a@example.com", "first", "1", "");
        send("b@example.com", "other", "2", "");
        send("A@Example.com", "second", "3", "");

        JsonArray mails = messages("a@EXAMPLE.com");

        assertEquals(2, mails.size());
        assertEquals("second", mails.getJsonObject(0).getString("subject"));
        assertEquals("first", mails.getJsonObject(1).getString("subject"));
        assertEquals(3, new JsonArray(Http.get(page.resolve("/api/messages")).body()).size());
    }

    @Test
    void the_page_lists_mails_renews_itself_and_runs_no_script() throws Exception {
        send("a@example.com", "<script>alert(1)</script>", "see " + LINK, "");

        HttpResponse<String> list = Http.get(page);

        assertTrue(list.body().contains("http-equiv=\"refresh\""));
        assertTrue(list.body().contains("&lt;script&gt;alert(1)"));
        assertFalse(list.body().contains("<script"));
        String csp = list.headers().firstValue("content-security-policy").orElse("");
        assertTrue(csp.startsWith("default-src 'none'"), csp);
        assertEquals(200, Http.get(page.resolve("/inbox.css")).statusCode());
    }

    @Test
    void a_mail_shows_its_links_and_keeps_its_html_in_a_sandbox() throws Exception {
        send("a@example.com", "Hello", "see " + LINK + " now", "<b>bold</b><script>steal()</script>");
        String id = messages("a@example.com").getJsonObject(0).getString("id");

        String shown = Http.get(page.resolve("/messages/" + id)).body();
        HttpResponse<String> html = Http.get(page.resolve("/messages/" + id + "/html"));

        assertTrue(shown.contains("<a href=\"" + LINK.replace("&", "&amp;") + "\""), shown);
        assertTrue(shown.contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\""));
        assertFalse(shown.contains("steal()"));
        assertTrue(html.body().contains("<b>bold</b>"));
        assertTrue(
                html.headers().firstValue("content-security-policy").orElse("").startsWith("sandbox allow-popups"));
    }

    @Test
    void an_empty_inbox_and_a_mail_that_is_not_there_are_told_kindly() throws Exception {
        assertTrue(Http.get(page).body().contains("Nothing here yet"));
        assertEquals(404, Http.get(page.resolve("/messages/999999")).statusCode());
    }

    @Test
    void the_oldest_mails_are_forgotten_beyond_the_cap() throws Exception {
        try (Transport transport = connected()) {
            for (int i = 0; i < Messages.CAP + 5; i++) {
                MimeMessage message = message("many@example.com", "number " + i, "text", "");
                transport.sendMessage(message, message.getAllRecipients());
            }
        }

        JsonArray mails = messages("many@example.com");

        assertEquals(Messages.CAP, mails.size());
        assertEquals("number " + (Messages.CAP + 4), mails.getJsonObject(0).getString("subject"));
    }

    private static JsonArray messages(String to) throws Exception {
        return new JsonArray(Http.get(page.resolve("/api/messages?to=" + to)).body());
    }

    private static void send(String to, String subject, String text, String html) throws MessagingException {
        try (Transport transport = connected()) {
            MimeMessage message = message(to, subject, text, html);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static Transport connected() throws MessagingException {
        Transport transport = Session.getInstance(new Properties()).getTransport("smtp");
        transport.connect("127.0.0.1", inbox.smtpPort(), null, null);
        return transport;
    }

    private static MimeMessage message(String to, String subject, String text, String html) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("Gatehouse <no-reply@example.com>"));
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        MimeMultipart parts = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, StandardCharsets.UTF_8.name());
        parts.addBodyPart(plain);
        if (!html.isEmpty()) {
            MimeBodyPart rich = new MimeBodyPart();
            rich.setContent(html, "text/html; charset=utf-8");
            parts.addBodyPart(rich);
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }
}
