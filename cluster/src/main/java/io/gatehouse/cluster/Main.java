package io.gatehouse.cluster;

import io.gatehouse.devstack.DemoUser;
import io.gatehouse.kit.log.LogSetup;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** {@code make cluster}: starts the production topology on this machine and runs until it is told to end. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        LogSetup.init(/* json= */ false);
        Map<String, String> env = System.getenv();
        String data = env.get("GATEHOUSE_DATA");
        ClusterOptions options = new ClusterOptions(
                Path.of("").toAbsolutePath(),
                data == null ? null : Path.of(data),
                /* gateways= */ 2,
                /* cores= */ 2,
                port(env, "GATEHOUSE_CLUSTER_HTTPS_PORT", 8443),
                port(env, "GATEHOUSE_CLUSTER_HTTP_PORT", 8088),
                port(env, "GATEHOUSE_INBOX_PORT", 8025),
                DemoUser.ALL,
                policies(env));
        CountDownLatch ended = new CountDownLatch(1);
        try {
            Cluster cluster = Cluster.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                cluster.close();
                ended.countDown();
            }));
            System.out.println(banner(cluster));
        } catch (RuntimeException failed) {
            System.err.println("The cluster did not start: " + failed.getMessage());
            System.exit(1);
        }
        ended.await();
    }

    /** What a developer says of policies holds for every core. */
    private static Map<String, String> policies(Map<String, String> env) {
        return env.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("GATEHOUSE_POLICIES_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int port(Map<String, String> env, String variable, int fallback) {
        return Integer.parseInt(env.getOrDefault(variable, Integer.toString(fallback)));
    }

    private static String banner(Cluster cluster) {
        StringBuilder text = new StringBuilder("\nGatehouse is ready: nginx, 2 gateways, 2 cores.\n\n");
        text.append("  Product app   ").append(cluster.url()).append("/\n");
        text.append("  Sign in       ").append(cluster.url()).append("/auth/login\n");
        text.append("  Inbox         ").append(cluster.inboxUrl()).append("/\n");
        text.append("  Certificate   ").append(cluster.authority()).append(" (let your browser trust it)\n");
        for (DemoUser user : DemoUser.ALL) {
            text.append("  Demo user     ")
                    .append(user.email())
                    .append("  ")
                    .append(user.password())
                    .append('\n');
        }
        return text.append("\nCtrl-C ends all of it.").toString();
    }
}
