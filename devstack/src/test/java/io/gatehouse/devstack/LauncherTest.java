package io.gatehouse.devstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launches the stack as {@code make run} does, as a process of its own, and ends it in every way there is. */
class LauncherTest {
    @TempDir
    Path temp;

    private final List<Process> launched = new ArrayList<>();

    @AfterEach
    void endAll() throws Exception {
        for (Process process : launched) {
            process.destroyForcibly();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        }
        Orphans.endAllIn(temp);
    }

    @Test
    void asked_to_end_it_leaves_no_server_and_no_folder_behind() throws Exception {
        Process stack = launch(Map.of());
        List<String> output = readUntilReady(stack);
        Path folder = Path.of(valueOf(output, "Data"));
        assertEquals(2, serversIn(folder).size());

        assertTrue(stack.toHandle().destroy());

        assertTrue(stack.waitFor(60, TimeUnit.SECONDS));
        assertEquals(List.of(), serversIn(folder));
        assertFalse(Files.exists(folder));
    }

    @Test
    void after_a_killed_launcher_the_next_one_ends_its_orphans_and_works_with_its_data() throws Exception {
        Path data = temp.resolve("data");
        Process killed = launch(Map.of("GATEHOUSE_DATA", data.toString()));
        readUntilReady(killed);
        byte[] secrets = Files.readAllBytes(data.resolve("secrets.properties"));
        List<ProcessHandle> orphans = serversIn(data);
        killed.destroyForcibly();
        assertTrue(killed.waitFor(30, TimeUnit.SECONDS));
        assertEquals(2, orphans.stream().filter(ProcessHandle::isAlive).count());

        Process next = launch(Map.of("GATEHOUSE_DATA", data.toString()));
        List<String> output = readUntilReady(next);

        assertEquals(0, orphans.stream().filter(ProcessHandle::isAlive).count());
        assertEquals(2, serversIn(data).size());
        assertEquals(new String(secrets, StandardCharsets.UTF_8), Files.readString(data.resolve("secrets.properties")));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets.properties"))));
        assertEquals(200, signIn(output));
    }

    @Test
    void temporary_data_of_a_killed_launcher_is_cleaned_by_the_next_and_that_of_a_living_one_is_left_alone()
            throws Exception {
        Process living = launch(Map.of());
        Path livingFolder = Path.of(valueOf(readUntilReady(living), "Data"));
        Process killed = launch(Map.of());
        Path killedFolder = Path.of(valueOf(readUntilReady(killed), "Data"));
        killed.destroyForcibly();
        assertTrue(killed.waitFor(30, TimeUnit.SECONDS));

        StackFolder next = open(temp.resolve("unrelated"));
        next.close();
        Process third = launch(Map.of());
        readUntilReady(third);

        assertEquals(List.of(), serversIn(killedFolder));
        assertFalse(Files.exists(killedFolder));
        assertEquals(2, serversIn(livingFolder).size());
    }

    @Test
    void a_data_folder_in_use_is_refused_in_one_line() throws Exception {
        Path data = temp.resolve("data");
        StackFolder held = open(data);

        Process second = launch(Map.of("GATEHOUSE_DATA", data.toString()));

        assertEquals(1, exitCode(second));
        String error = errorOf(second);
        assertTrue(error.contains(data + " is in use by another Gatehouse"), error);
        assertEquals(1, error.lines().count(), error);
        held.close();
    }

    @Test
    void a_busy_port_is_told_in_one_line_before_anything_starts() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path data = temp.resolve("never-made");
            Process stack = launch(Map.of(
                    "GATEHOUSE_INBOX_PORT", Integer.toString(busy.getLocalPort()), "GATEHOUSE_DATA", data.toString()));

            assertEquals(1, exitCode(stack));
            assertEquals(
                    "Port " + busy.getLocalPort() + " is in use. Free it, or move Gatehouse with "
                            + "GATEHOUSE_INBOX_PORT=<another port>.\n",
                    errorOf(stack));
            assertFalse(Files.exists(data));
        }
    }

    @Test
    void a_port_that_is_none_and_an_unknown_setting_are_told_too() throws Exception {
        Process noPort = launch(Map.of("GATEHOUSE_CORE_PORT", "many"));
        assertEquals(1, exitCode(noPort));
        assertEquals("GATEHOUSE_CORE_PORT must be a port from 0 (any free one) to 65535.\n", errorOf(noPort));

        Process misspelt = launch(Map.of("GATEHOUSE_POLICIES_TOKENS_ACCESS_LIFETME", "5s"));
        assertEquals(1, exitCode(misspelt));
        assertTrue(errorOf(misspelt).contains("GATEHOUSE_POLICIES_TOKENS_ACCESS_LIFETIME"));
    }

    private StackFolder open(Path data) {
        return StackFolder.open(data);
    }

    private Process launch(Map<String, String> env) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.directory(temp.toFile());
        Ports.VARIABLES.keySet().forEach(variable -> builder.environment().put(variable, "0"));
        builder.environment().remove("GATEHOUSE_DATA");
        // As cheap as a policy allows: every start makes the demo users anew.
        builder.environment().put("GATEHOUSE_POLICIES_PASSWORD_BCRYPT_COST", "10");
        builder.environment().putAll(env);
        Process process = builder.start();
        launched.add(process);
        return process;
    }

    private static List<String> readUntilReady(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        String line = output.readLine();
        while (line != null) {
            lines.add(line);
            if (line.contains("Ctrl-C stops everything")) {
                return lines;
            }
            line = output.readLine();
        }
        throw new AssertionError("It did not start:\n" + String.join("\n", lines) + "\n" + errorOf(process));
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }

    private static String errorOf(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String valueOf(List<String> output, String name) {
        return output.stream()
                .filter(line -> line.startsWith("  " + name + " "))
                .map(line -> line.substring(name.length() + 2).strip().split(" ", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    private static List<ProcessHandle> serversIn(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> Orphans.servesFrom(process, folder))
                .toList();
    }

    private static int signIn(List<String> output) throws IOException, InterruptedException {
        DemoUser ada = DemoUser.ALL.getFirst();
        String body = "{\"identifier\":\"" + ada.email() + "\",\"password\":\"" + ada.password() + "\"}";
        URI login = URI.create(valueOf(output, "Core API") + "/login");
        return Http.send("POST", login, body, "Content-Type", "application/json")
                .statusCode();
    }
}
