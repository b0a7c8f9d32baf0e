package io.gatehouse.devstack.inbox;

import io.gatehouse.kit.http.DoorGuard;
import io.gatehouse.kit.http.FailureHandler;
import io.gatehouse.kit.http.ServerOptions;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Set;

/** The SMTP server together with the page and the JSON that show what it received. */
public final class Inbox implements AutoCloseable {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String PAGE_CSP = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none';"
            + " form-action 'none'; img-src data:; frame-ancestors 'none'";
    // A mail brings its own styles and may open links in a new tab; it runs nothing and loads nothing.
    private static final String MAIL_CSP = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final Messages messages = new Messages();
    private final MailServer mail;

    private Inbox(int smtpPort) {
        mail = MailServer.start(smtpPort, messages, InstantSource.system());
    }

    /** Starts the SMTP server at once, and the page. */
    public static Future<Inbox> start(Vertx vertx, int httpPort, int smtpPort) {
        Inbox inbox = new Inbox(smtpPort);
        return vertx.createHttpServer(ServerOptions.hardened())
                .requestHandler(inbox.routes(vertx))
                .listen(httpPort, "127.0.0.1")
                .map((HttpServer server) -> inbox)
                .onFailure(failure -> inbox.close());
    }

    public int smtpPort() {
        return mail.port();
    }

    /** Stops the SMTP server; the page ends with the Vert.x it was started on. */
    @Override
    public void close() {
        mail.stop();
    }

    private Router routes(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(new DoorGuard());
        router.route().handler(Inbox::requireLocalName);
        router.get("/api/messages").handler(this::list);
        router.delete("/api/messages").handler(ctx -> {
            messages.clear();
            ctx.response().setStatusCode(204).end();
        });
        router.get("/").handler(ctx -> page(ctx, PAGE_CSP, InboxPages.list(messages.to(null))));
        router.get("/messages/:id").handler(ctx -> page(ctx, PAGE_CSP, InboxPages.message(wanted(ctx))));
        router.get("/messages/:id/html").handler(ctx -> page(ctx, MAIL_CSP, InboxPages.html(wanted(ctx))));
        router.get("/inbox.css")
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/css; charset=utf-8")
                        .end(InboxPages.STYLE));
        new FailureHandler().mount(router);
        return router;
    }

    /** Keeps a web page that points its own host name at this machine from reading the mails. */
    private static void requireLocalName(RoutingContext ctx) {
        String host = ctx.request().getHeader(HttpHeaders.HOST).replaceFirst(":\\d+$", "");
        if (!LOCAL_NAMES.contains(host)) {
            throw ProblemCode.FORBIDDEN.exception();
        }
        ctx.next();
    }

    private void list(RoutingContext ctx) {
        JsonArray list = new JsonArray();
        messages.to(ctx.request().getParam("to")).forEach(message -> list.add(message.toJson()));
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(list.toBuffer());
    }

    private InboxMessage wanted(RoutingContext ctx) {
        InboxMessage message = messages.byId(String.valueOf(ctx.pathParam("id")));
        if (message == null) {
            throw ProblemCode.NOT_FOUND.exception();
        }
        return message;
    }

    private static void page(RoutingContext ctx, String csp, String html) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Security-Policy", csp)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(html);
    }
}
