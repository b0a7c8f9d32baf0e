package io.gatehouse.gateway.testing;

import io.gatehouse.gateway.App;
import io.gatehouse.gateway.Running;
import io.gatehouse.kit.config.ConfigSources;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway between a core, product APIs and browsers. */
public final class World implements AutoCloseable {
    public static final String ORIGIN = TestKeys.ISSUER;
    public static final String GATEWAY_KEYS = "1:Z2F0ZXdheS1rZXktZ2F0ZXdheS1rZXktZ2F0ZXdheS0=";
    public static final String COOKIE_KEYS = "1:Y29va2llLWtleS1jb29raWUta2V5LWNvb2tpZS1rZXk=";

    public final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    public final FakeCore core = new FakeCore(vertx);
    public final FakeApi api = new FakeApi(vertx);
    public final Running gateway;
    private final HttpClient http;
    private final HttpClient plain;
    private final Context context = vertx.getOrCreateContext();
    private final String origin;
    private final Map<String, String> config;
    private final List<Running> others = new ArrayList<>();

    private World(Map<String, String> overrides) {
        config = config(core.url(), api.url());
        config.putAll(overrides);
        config.values().removeIf(String::isEmpty);
        origin = config.getOrDefault("publicOrigin", ORIGIN);
        plain = vertx.createHttpClient(
                new HttpClientOptions().setMaxHeaderSize(32_768), new PoolOptions().setHttp1MaxSize(128));
        http = config.containsKey("gateway.tls.certificate") ? secured(vertx) : plain;
        gateway = App.start(ConfigSources.ofOverrides(config));
        // On a busy machine the first question for the keys may time out; a balancer would wait in the same way.
        Waiting.until(
                "the gateway is ready", () -> browser().get("/health/ready").status() == 200);
    }

    public static World start() {
        return new World(Map.of());
    }

    /** Starts with other settings; an empty one is left out. */
    public static World start(Map<String, String> overrides) {
        return new World(overrides);
    }

    /** A client that speaks HTTP/2 and asks nobody whom it can trust. */
    private static HttpClient secured(Vertx vertx) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false)
                        .setUseAlpn(true)
                        .setProtocolVersion(HttpVersion.HTTP_2),
                new PoolOptions().setHttp2MaxSize(1));
    }

    /** A whole good configuration, in the strict profile. */
    public static Map<String, String> config(String coreUrl, String apiUrl) {
        Map<String, String> config = new HashMap<>();
        config.put("publicOrigin", ORIGIN);
        config.put("secrets.cookieKeys", COOKIE_KEYS);
        config.put("secrets.gatewayKeys", GATEWAY_KEYS);
        config.put("shutdown.drain", "0s");
        config.put("gateway.host", "127.0.0.1");
        config.put("gateway.port", "0");
        config.put("gateway.managementPort", "0");
        config.put("gateway.eventLoops", "2");
        config.put("gateway.coreUrl", coreUrl);
        config.put("gateway.trustedProxies", "127.0.0.0/8");
        route(config, 0, "/api/notes", apiUrl);
        route(config, 1, "/api/open", apiUrl);
        config.put("routes.1.anonymous", "true");
        config.put("routes.1.stripPrefix", "true");
        route(config, 2, "/api/staff", apiUrl);
        config.put("routes.2.requireRoles", "staff");
        config.put("routes.2.methods", "GET");
        route(config, 3, "/api/brisk", apiUrl);
        config.put("routes.3.timeout", "300ms");
        config.put("routes.3.maxBody", "1000");
        route(config, 4, "/api/gone", "http://127.0.0.1:1");
        route(config, 5, "/api/files", apiUrl);
        config.put("routes.5.navigable", "true");
        config.put("routes.5.maxBody", "1073741824");
        route(config, 6, "/api/ledger", apiUrl);
        config.put("routes.6.audience", "ledger-api");
        route(config, 7, "/api/audit", apiUrl);
        config.put("routes.7.audience", "audit-api");
        config.put("routes.7.requireRoles", "auditor");
        return config;
    }

    private static void route(Map<String, String> config, int index, String prefix, String upstream) {
        config.put("routes." + index + ".prefix", prefix);
        config.put("routes." + index + ".upstream", upstream);
    }

    public Browser browser() {
        return new Browser(context, http, gateway.port(), origin);
    }

    /** A browser on the pages of another host of the same gateway. */
    public Browser browserAt(String otherOrigin) {
        return Browser.at(context, http, gateway.port(), otherOrigin);
    }

    /** Starts one more gateway of the same installation. */
    public Running another() {
        return another(Map.of());
    }

    /** The same with other settings. */
    public Running another(Map<String, String> overrides) {
        Map<String, String> own = new HashMap<>(config);
        own.putAll(overrides);
        Running other = App.start(ConfigSources.ofOverrides(own));
        others.add(other);
        Waiting.until(
                "the other gateway is ready",
                () -> at(other, browser()).get("/health/ready").status() == 200);
        return other;
    }

    /** The same browser, cookies and all, as a balancer leads it to another gateway. */
    public Browser at(Running other, Browser browser) {
        Browser there = new Browser(context, http, other.port(), origin);
        there.jar().putAll(browser.jar());
        return there;
    }

    /** Sends the pieces to the gateway one by one, as they are, and reads until it closes the line. */
    public String raw(String... pieces) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(Waiting.SECONDS * 1_000);
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            for (String piece : pieces) {
                out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Browser management() {
        return management(gateway);
    }

    public Browser management(Running other) {
        return new Browser(context, plain, other.managementPort(), origin);
    }

    @Override
    public void close() {
        others.forEach(Running::close);
        gateway.close();
        core.close();
        api.close();
        Waiting.result(vertx.close());
    }
}
