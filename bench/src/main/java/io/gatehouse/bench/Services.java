package io.gatehouse.bench;

import io.gatehouse.devstack.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An upstream, a core and a gateway as processes of their own. */
final class Services implements AutoCloseable {
    final int upstreamPort;
    final int corePort;
    final int gatewayPort;
    final ServiceProcess upstream;
    final ServiceProcess core;
    final ServiceProcess gateway;

    private final Path routes;

    /**
     * Starts them and waits until they answer.
     *
     * @param more variables for the core beyond those of the setting
     */
    Services(Setting setting, Map<String, String> more) {
        List<Integer> ports = FreePorts.several(5);
        upstreamPort = ports.get(0);
        corePort = ports.get(1);
        gatewayPort = ports.get(2);
        try {
            routes = Files.createTempFile("gatehouse-bench", ".yaml");
            Files.writeString(
                    routes, "routes:\n  - prefix: /api/hello\n    upstream: http://127.0.0.1:" + upstreamPort + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        upstream = ServiceProcess.start(Upstream.class.getName(), Map.of(), upstreamPort, upstreamPort);
        core = ServiceProcess.start("io.gatehouse.core.App", setting.core(corePort, ports.get(3), more), corePort);
        gateway = ServiceProcess.start(
                "io.gatehouse.gateway.App", setting.gateway(gatewayPort, ports.get(4), corePort, routes), gatewayPort);
    }

    @Override
    public void close() {
        gateway.close();
        core.close();
        upstream.close();
        try {
            Files.delete(routes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
