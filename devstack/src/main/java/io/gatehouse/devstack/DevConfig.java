package io.gatehouse.devstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration of both services in this stack, as dotted keys of {@code gatehouse.yaml}. */
final class DevConfig {
    private static final String LOOPBACK = "127.0.0.1";

    private final Ports ports;
    private final Map<String, String> secrets;
    private final int redisPort;

    DevConfig(Ports ports, Map<String, String> secrets, int redisPort) {
        this.ports = ports;
        this.secrets = secrets;
        this.redisPort = redisPort;
    }

    /** Where browsers find the stack; also the issuer of its tokens. */
    URI publicOrigin() {
        return URI.create("http://localhost:" + ports.gateway());
    }

    URI coreUrl() {
        return URI.create("http://" + LOOPBACK + ":" + ports.core());
    }

    Map<String, String> core(PostgresServer database) {
        Map<String, String> config = shared();
        config.put("secrets.masterKeys", secret("secrets.masterKeys"));
        config.put("core.host", LOOPBACK);
        config.put("core.port", Integer.toString(ports.core()));
        config.put("core.managementPort", Integer.toString(ports.coreManagement()));
        config.put("database.host", LOOPBACK);
        config.put("database.port", Integer.toString(database.port()));
        config.put("database.name", PostgresServer.DATABASE);
        config.put("database.user", PostgresServer.LOGIN);
        config.put("database.password", PostgresServer.LOGIN_PASSWORD);
        config.put("mail.host", LOOPBACK);
        config.put("mail.port", Integer.toString(ports.smtp()));
        config.put("mail.security", "none");
        // The sample product's name, so that the pages and mails speak of what stands behind them.
        config.put("policies.product.name", "Harbour");
        return config;
    }

    /** The samples are routes like any other; the loopback is a trusted proxy, so that tests can be many clients. */
    Map<String, String> gateway(URI samples, Path root) {
        Map<String, String> config = shared();
        config.put("secrets.cookieKeys", secret("secrets.cookieKeys"));
        config.put("gateway.host", LOOPBACK);
        config.put("gateway.port", Integer.toString(ports.gateway()));
        config.put("gateway.managementPort", Integer.toString(ports.gatewayManagement()));
        config.put("gateway.coreUrl", coreUrl().toString());
        config.put("gateway.trustedProxies", "127.0.0.0/8,::1/128");
        config.put("cookies.mode", "insecure-dev");
        int index = 0;
        for (String prefix : List.of("/api/notes", "/api/echo")) {
            config.put("routes." + index + ".prefix", prefix);
            config.put("routes." + index + ".upstream", samples.toString());
            index++;
        }
        putIfBuilt(config, "gateway.spaDir", root.resolve("apps/auth/dist"));
        putIfBuilt(config, "gateway.productDir", root.resolve("examples/product-app/dist"));
        return config;
    }

    private Map<String, String> shared() {
        Map<String, String> config = new HashMap<>();
        config.put("publicOrigin", publicOrigin().toString());
        config.put("environment", "dev");
        // Browsers find this machine at every name below localhost, so a tenant has its host as soon as it is added.
        config.put("tenants.domain", "localhost");
        config.put("log.format", "readable");
        config.put("shutdown.drain", "0s");
        config.put("redis.url", "redis://" + LOOPBACK + ":" + redisPort);
        config.put("secrets.gatewayKeys", secret("secrets.gatewayKeys"));
        return config;
    }

    /** Tests of the services alone run without built pages; {@code make run} builds them first. */
    private static void putIfBuilt(Map<String, String> config, String key, Path folder) {
        if (Files.isDirectory(folder)) {
            config.put(key, folder.toString());
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
