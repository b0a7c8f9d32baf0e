package io.gatehouse.kit.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets Logback up in code: what is logged depends on the configuration, and there is no file to forget. */
public final class LogSetup {
    /** The MDC or key-value name of the request id. */
    public static final String REQUEST_ID = "requestId";

    private static final String READABLE = "%d{HH:mm:ss.SSS} %-5level %-32logger{32} %msg %kvp%n%ex";

    private LogSetup() {}

    /**
     * Replaces whatever Logback was set up with.
     *
     * @param json one JSON object a line for machines, else readable lines
     */
    public static void init(boolean json) {
        init(json, "System.out", Level.INFO);
    }

    /** The same for a command whose output is its result: what went wrong is told on standard error, and nothing else. */
    public static void initForCommands() {
        init(/* json= */ false, "System.err", Level.WARN);
    }

    private static void init(boolean json, String target, Level level) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("Logback is not the logging backend.");
        }
        context.reset();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget(target);
        console.setEncoder(encoder(context, json));
        console.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(level);
        context.getLogger("io.netty").setLevel(Level.WARN);
        // Two Vert.x clients of one kind share a gauge; Micrometer says so once at every start.
        context.getLogger("io.micrometer").setLevel(Level.ERROR);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
        if (json) {
            JsonLines lines = new JsonLines();
            lines.setContext(context);
            lines.start();
            return lines;
        }
        PatternLayoutEncoder pattern = new PatternLayoutEncoder();
        pattern.setContext(context);
        pattern.setPattern(READABLE);
        pattern.start();
        return pattern;
    }
}
