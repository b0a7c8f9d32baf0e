package io.gatehouse.cluster.torture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.gatehouse.cluster.Cluster;
import io.gatehouse.cluster.ClusterOptions;
import io.gatehouse.devstack.DemoUser;
import io.gatehouse.devstack.FreePorts;
import io.gatehouse.kit.log.LogSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** {@code make torture}. Exit code 0 when nobody honest was signed out, every theft was seen and everything recovered. */
public final class Main {
    private static final String PASSWORD = "sturdy-Compass-58";

    private Main() {}

    public static void main(String[] args) throws Exception {
        LogSetup.init(/* json= */ false);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        if (List.of(args).contains("--help")) {
            System.out.print(TortureOptions.HELP);
            return;
        }
        TortureOptions options;
        try {
            options = TortureOptions.parse(List.of(args), new SecureRandom().nextLong(1L << 31));
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage());
            System.err.print(TortureOptions.HELP);
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(TortureOptions options) throws IOException, InterruptedException {
        System.out.println("Seed " + options.seed());
        if (options.url() != null && options.users() != null) {
            Target target = new GatehouseTarget(options.url(), options.callPath());
            return new Torture(options, target, options.authority(), null).run(people(options.users()));
        }
        List<DemoUser> users = new ArrayList<>();
        for (int i = 0; i < options.browsers(); i++) {
            users.add(new DemoUser("browser" + i + "@example.com", PASSWORD, "Browser", "No " + i, List.of()));
        }
        try (Cluster cluster = Cluster.start(cluster(users))) {
            Target target = new GatehouseTarget(cluster.url(), options.callPath());
            List<Target.Person> people = users.stream()
                    .map(user -> new Target.Person(user.email(), user.password()))
                    .toList();
            return new Torture(options, target, cluster.authority(), cluster).run(people);
        }
    }

    /** Two minutes stand for hours: every time of the refresh protocol is as much shorter as the tokens' lives are. */
    private static ClusterOptions cluster(List<DemoUser> users) throws IOException {
        List<Integer> ports = FreePorts.several(3);
        return new ClusterOptions(
                Path.of("").toAbsolutePath(),
                /* data= */ null,
                /* gateways= */ 3,
                /* cores= */ 2,
                ports.get(0),
                ports.get(1),
                ports.get(2),
                users,
                Map.of(
                        "GATEHOUSE_POLICIES_TOKENS_ACCESS_LIFETIME", "10s",
                        "GATEHOUSE_POLICIES_TOKENS_DAMPING", "4s",
                        "GATEHOUSE_POLICIES_TOKENS_WINDOW", "4s",
                        "GATEHOUSE_POLICIES_PASSWORD_BCRYPT_COST", "10",
                        "GATEHOUSE_POLICIES_RISK_NEW_DEVICE", "log",
                        "GATEHOUSE_POLICIES_RISK_DEVICE_DRIFT", "log",
                        // Every browser refreshes a hundred times as often as people's do.
                        "GATEHOUSE_POLICIES_RATE_LIMITS_ENABLED", "false",
                        "GATEHOUSE_GATEWAY_CONFIRM_AFTER", "2s",
                        "GATEHOUSE_GATEWAY_CONFIRM_EVERY", "500ms"));
    }

    private static List<Target.Person> people(Path file) throws IOException {
        List<Target.Person> people = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            int comma = line.indexOf(',');
            if (comma > 0) {
                people.add(new Target.Person(line.substring(0, comma), line.substring(comma + 1)));
            }
        }
        if (people.isEmpty()) {
            throw new IOException(file + " has no line of the form identifier,password");
        }
        return people;
    }
}
