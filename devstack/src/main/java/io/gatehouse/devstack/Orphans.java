package io.gatehouse.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends database servers that outlived their launcher. One is recognised by its folder, named on its command line. */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Orphans() {}

    static void endAllIn(Path folder) {
        List<ProcessHandle> orphans = ProcessHandle.allProcesses()
                .filter(process -> servesFrom(process, folder))
                .toList();
        for (ProcessHandle orphan : orphans) {
            LOG.info("Ending process {}, left over from an earlier run", orphan.pid());
            end(orphan);
        }
    }

    static boolean servesFrom(ProcessHandle process, Path folder) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        String command = process.info().command().orElse("");
        // Debian's redis-server is a link to a binary of another name.
        boolean isServer = command.endsWith("/postgres") || command.contains("redis-");
        return isServer
                && Arrays.stream(arguments)
                        .anyMatch(argument -> Path.of(argument).startsWith(folder));
    }

    private static void end(ProcessHandle process) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        boolean asked = process.destroy();
        try {
            ProcessHandle gone = exit.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("Process {} has ended: {}", gone.pid(), asked);
        } catch (TimeoutException e) {
            LOG.warn("Process {} does not end; killing it: {}", process.pid(), process.destroyForcibly());
        } catch (ExecutionException e) {
            throw new IllegalStateException("While waiting for process " + process.pid(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
