package io.gatehouse.core;

import io.gatehouse.core.config.CoreConfig;
import io.gatehouse.core.config.CoreSettings;
import io.gatehouse.core.kernel.Unavailable;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.kit.config.ServiceArguments;
import io.gatehouse.kit.lifecycle.ShutdownHook;
import io.gatehouse.kit.log.Console;
import io.gatehouse.kit.log.LogConfig;
import io.gatehouse.kit.log.LogSetup;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The auth core as a program. */
public final class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    static final String HELP = ServiceArguments.help("auth-core");

    private App() {}

    public static void main(String[] args) {
        int code = run(List.of(args), System.getenv(), Console.out(), Console.err());
        if (code >= 0) {
            System.exit(code);
        }
    }

    /**
     * Runs the command line.
     *
     * @return the exit code, or -1 when the core is running and the process must stay
     */
    static int run(List<String> args, Map<String, String> env, PrintStream out, PrintStream err) {
        return run(args, env, System.in, out, err);
    }

    static int run(List<String> args, Map<String, String> env, InputStream in, PrintStream out, PrintStream err) {
        if (OperatorCommands.isOne(args)) {
            return new OperatorCommands(env, in, out, err).run(args);
        }
        ServiceArguments arguments = ServiceArguments.parse(args, env);
        if (arguments == null) {
            err.print(HELP + OperatorCommands.HELP);
            return 2;
        }
        // Until the configuration says how to log; what --check-config prints may be read by a program.
        LogSetup.initForCommands();
        try {
            CoreSettings settings = CoreSettings.read(arguments.sources());
            CoreConfig config = settings.config();
            if (arguments.isCheckOnly()) {
                out.print(settings.print());
                return 0;
            }
            LogSetup.init(config.log().format() == LogConfig.Format.JSON);
            Running running = Running.start(settings);
            ShutdownHook.install(running.service(), config.shutdown().drain().plus(Duration.ofSeconds(30)));
            return -1;
        } catch (ConfigException faults) {
            err.println(faults.getMessage());
            return 1;
        } catch (Unavailable away) {
            LOG.error(
                    "The core did not start: there was no answer {}. {}",
                    away.getMessage(),
                    String.valueOf(away.getCause()));
            return 1;
        }
    }

    /**
     * Starts a core inside this process, for the development stack and for tests.
     *
     * @throws ConfigException naming every fault of the configuration
     */
    public static Running start(ConfigSources sources) {
        return Running.start(CoreSettings.read(sources));
    }
}
