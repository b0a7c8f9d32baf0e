package io.gatehouse.devstack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.log.LogSetup;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What {@code make run} launches: one stack, until Ctrl-C or SIGTERM. */
public final class Main {
    private static final List<String> TALKATIVE =
            List.of("io.zonky", "org.flywaydb", "com.icegreen", "io.vertx", "com.zaxxer");

    private Main() {}

    public static void main(String[] args) {
        LogSetup.init(/* json= */ false);
        for (String name : TALKATIVE) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.WARN);
        }
        System.exit(run(System.out, System.err));
    }

    /** Starts the stack and waits for the process to be asked to end; returns only when it could not start. */
    private static int run(PrintStream out, PrintStream err) {
        long began = System.nanoTime();
        try {
            DevStack stack = new DevStack(DevStackOptions.fromEnvironment(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
            stack.begin();
            out.println(Banner.of(stack, Duration.ofNanos(System.nanoTime() - began)));
            Thread.currentThread().join();
            return 0;
        } catch (StartRefused | ConfigException refusal) {
            err.println(refusal.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
