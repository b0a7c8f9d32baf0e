package io.gatehouse.cluster;

import io.gatehouse.devstack.PostgresServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment of each node, as an orchestrator would set it. */
final class NodeSettings {
    private static final String LOOPBACK = "127.0.0.1";

    private final URI origin;
    private final Map<String, String> secrets;
    private final int databasePort;
    private final int redisPort;
    private final int smtpPort;
    private final ClusterOptions options;

    NodeSettings(
            URI origin,
            Map<String, String> secrets,
            int databasePort,
            int redisPort,
            int smtpPort,
            ClusterOptions options) {
        this.origin = origin;
        this.secrets = Map.copyOf(secrets);
        this.databasePort = databasePort;
        this.redisPort = redisPort;
        this.smtpPort = smtpPort;
        this.options = options;
    }

    Map<String, String> core(int port, int managementPort) {
        Map<String, String> env = shared();
        env.put("GATEHOUSE_SECRETS_MASTER_KEYS", secret("secrets.masterKeys"));
        env.put("GATEHOUSE_CORE_HOST", LOOPBACK);
        env.put("GATEHOUSE_CORE_PORT", Integer.toString(port));
        env.put("GATEHOUSE_CORE_MANAGEMENT_PORT", Integer.toString(managementPort));
        env.put("GATEHOUSE_DATABASE_HOST", LOOPBACK);
        env.put("GATEHOUSE_DATABASE_PORT", Integer.toString(databasePort));
        env.put("GATEHOUSE_DATABASE_NAME", PostgresServer.DATABASE);
        env.put("GATEHOUSE_DATABASE_USER", PostgresServer.LOGIN);
        env.put("GATEHOUSE_DATABASE_PASSWORD", PostgresServer.LOGIN_PASSWORD);
        env.put("GATEHOUSE_MAIL_HOST", LOOPBACK);
        env.put("GATEHOUSE_MAIL_PORT", Integer.toString(smtpPort));
        env.put("GATEHOUSE_MAIL_SECURITY", "none");
        env.put("GATEHOUSE_POLICIES_PRODUCT_NAME", "Harbour");
        env.putAll(options.settings());
        env.keySet().removeIf(key -> key.startsWith("GATEHOUSE_GATEWAY_"));
        return env;
    }

    /**
     * The settings of a gateway.
     *
     * @param corePorts of all cores, the preferred one first
     */
    Map<String, String> gateway(int port, int managementPort, List<Integer> corePorts) {
        Map<String, String> env = shared();
        env.put("GATEHOUSE_SECRETS_COOKIE_KEYS", secret("secrets.cookieKeys"));
        env.put("GATEHOUSE_GATEWAY_HOST", LOOPBACK);
        env.put("GATEHOUSE_GATEWAY_PORT", Integer.toString(port));
        env.put("GATEHOUSE_GATEWAY_MANAGEMENT_PORT", Integer.toString(managementPort));
        List<String> cores = corePorts.stream()
                .map(core -> "http://" + LOOPBACK + ":" + core)
                .toList();
        env.put("GATEHOUSE_GATEWAY_CORE_URL", cores.getFirst());
        if (cores.size() > 1) {
            env.put("GATEHOUSE_GATEWAY_OTHER_CORES", String.join(",", cores.subList(1, cores.size())));
        }
        // nginx, and nobody else on the loopback: clients of tests have other addresses there.
        env.put("GATEHOUSE_GATEWAY_TRUSTED_PROXIES", LOOPBACK + "/32");
        putIfBuilt(env, "GATEHOUSE_GATEWAY_SPA_DIR", options.root().resolve("apps/auth/dist"));
        putIfBuilt(env, "GATEHOUSE_GATEWAY_PRODUCT_DIR", options.root().resolve("examples/product-app/dist"));
        env.putAll(options.settings());
        env.keySet().removeIf(key -> key.startsWith("GATEHOUSE_POLICIES_"));
        return env;
    }

    /** Routes are lists, which the environment cannot hold. */
    static String routes(URI samples) {
        StringBuilder yaml = new StringBuilder("routes:\n");
        for (String prefix : List.of("/api/notes", "/api/echo")) {
            yaml.append("  - prefix: ")
                    .append(prefix)
                    .append("\n    upstream: ")
                    .append(samples)
                    .append('\n');
        }
        return yaml.toString();
    }

    private Map<String, String> shared() {
        Map<String, String> env = new HashMap<>();
        env.put("GATEHOUSE_PUBLIC_ORIGIN", origin.toString());
        // Production refuses a mail server without TLS, and the inbox of this machine has none.
        env.put("GATEHOUSE_ENVIRONMENT", "dev");
        env.put("GATEHOUSE_LOG_FORMAT", "readable");
        env.put("GATEHOUSE_SHUTDOWN_DRAIN", "0s");
        env.put("GATEHOUSE_REDIS_URL", "redis://" + LOOPBACK + ":" + redisPort);
        env.put("GATEHOUSE_SECRETS_GATEWAY_KEYS", secret("secrets.gatewayKeys"));
        return env;
    }

    private static void putIfBuilt(Map<String, String> env, String key, Path folder) {
        if (Files.isDirectory(folder)) {
            env.put(key, folder.toString());
        }
    }

    private String secret(String key) {
        String value = secrets.get(key);
        if (value == null) {
            throw new IllegalStateException("The data folder holds no " + key);
        }
        return value;
    }
}
