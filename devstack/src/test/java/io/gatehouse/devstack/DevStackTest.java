package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.config.CoreConfig;
import io.gatehouse.kit.config.ConfigBinder;
import io.gatehouse.kit.config.ConfigSources;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevStackTest {
    @TempDir
    static Path root;

    private static DevStack stack;

    @BeforeAll
    static void start() throws Exception {
        for (String folder : List.of("apps/auth/dist", "examples/product-app/dist")) {
            Path dist = Files.createDirectories(root.resolve(folder));
            Files.writeString(dist.resolve("index.html"), "<!doctype html><title>" + folder + "</title>");
        }
        stack = DevStack.start(DevStackOptions.forTests(root));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void both_services_and_their_management_ports_are_ready() throws Exception {
        List<URI> services = List.of(
                stack.url(),
                stack.coreUrl(),
                URI.create("http://localhost:" + stack.ports().gatewayManagement()),
                URI.create("http://localhost:" + stack.ports().coreManagement()));

        for (URI service : services) {
            HttpResponse<String> answer = Http.get(service.resolve("/health/ready"));
            assertEquals(200, answer.statusCode(), service + ": " + answer.body());
        }
    }

    @Test
    void operators_find_its_configuration_in_its_folder() throws IOException {
        CoreConfig config =
                ConfigBinder.bind(CoreConfig.class, new ConfigSources(stack.operatorFile(), Map.of(), Map.of()));
        assertEquals(stack.url(), config.publicOrigin());
        assertTrue(stack.jdbcUrl().contains(":" + config.database().port() + "/"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(stack.operatorFile())));
    }

    @Test
    void commits_are_durable_as_in_production() throws SQLException {
        assertEquals("on", setting("fsync"));
        assertEquals("on", setting("synchronous_commit"));
        assertTrue(Integer.parseInt(setting("server_version_num")) >= 180_000);
    }

    @Test
    void every_demo_user_can_sign_in_and_one_is_an_administrator() throws Exception {
        List<String> roles = new ArrayList<>();
        for (DemoUser user : DemoUser.ALL) {
            JsonObject login = new JsonObject().put("identifier", user.email()).put("password", user.password());
            HttpResponse<String> answer = Http.send(
                    "POST",
                    stack.coreUrl().resolve("/api/v1/auth/login"),
                    login.encode(),
                    "Content-Type",
                    "application/json");
            assertEquals(200, answer.statusCode(), answer.body());
            roles.addAll(
                    strings(new JsonObject(answer.body()).getJsonObject("user").getJsonArray("roles")));
        }
        assertEquals(List.of("admin"), roles);
    }

    @Test
    void a_product_api_is_reached_with_the_cookies_of_a_sign_in_and_not_without() throws Exception {
        URI notes = stack.url().resolve("/api/notes");
        DemoUser ada = DemoUser.ALL.getFirst();
        JsonObject login = new JsonObject().put("identifier", ada.email()).put("password", ada.password());
        HttpResponse<String> signIn = Http.send(
                "POST",
                stack.url().resolve("/api/v1/auth/login"),
                login.encode(),
                "Content-Type",
                "application/json",
                "Origin",
                stack.url().toString(),
                "X-CSRF",
                "1");
        assertEquals(200, signIn.statusCode(), signIn.body());
        String cookies = signIn.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));

        assertEquals("{\"notes\":[]}", Http.get(notes, "Cookie", cookies).body());
        assertEquals(401, Http.get(notes).statusCode());
    }

    @Test
    void a_registration_arrives_in_the_inbox() throws Exception {
        JsonObject body = new JsonObject()
                .put("email", "new@example.com")
                .put("password", DemoUser.ALL.getFirst().password());
        HttpResponse<String> answer = Http.send(
                "POST",
                stack.coreUrl().resolve("/api/v1/auth/register"),
                body.encode(),
                "Content-Type",
                "application/json");
        assertEquals(201, answer.statusCode(), answer.body());

        URI inbox = stack.inboxUrl().resolve("/api/messages?to=new@example.com");
        Http.until("the mail has arrived", () -> !new JsonArray(Http.get(inbox).body()).isEmpty());

        JsonObject mail = new JsonArray(Http.get(inbox).body()).getJsonObject(0);
        assertTrue(mail.getJsonArray("links").getString(0).startsWith(stack.url() + "/auth/verify-email#token="));
    }

    @Test
    void the_core_signs_in_to_the_database_as_somebody_who_owns_nothing() throws SQLException {
        String whoIsThere = """
                SELECT DISTINCT usename, rolsuper OR rolcreatedb OR rolcreaterole OR EXISTS (
                    SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS is_mighty
                FROM pg_stat_activity JOIN pg_roles ON rolname = usename
                WHERE datname = 'gatehouse' AND pid <> pg_backend_pid()
                """;
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(), PostgresServer.OWNER, PostgresServer.OWNER_PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(whoIsThere)) {
            assertTrue(row.next());
            assertEquals(PostgresServer.LOGIN, row.getString("usename"));
            assertFalse(row.getBoolean("is_mighty"));
            assertFalse(row.next(), "nobody else");
        }
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    private static String setting(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stack.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }
}
