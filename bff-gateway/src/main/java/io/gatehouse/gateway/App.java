package io.gatehouse.gateway;

import io.gatehouse.gateway.config.GatewayConfig;
import io.gatehouse.kit.config.ConfigBinder;
import io.gatehouse.kit.config.ConfigException;
import io.gatehouse.kit.config.ConfigPrinter;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.kit.config.ServiceArguments;
import io.gatehouse.kit.lifecycle.ShutdownHook;
import io.gatehouse.kit.log.Console;
import io.gatehouse.kit.log.LogConfig;
import io.gatehouse.kit.log.LogSetup;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The gateway as a program. */
public final class App {
    private static final String HELP = ServiceArguments.help("bff-gateway");

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
     * @return the exit code, or -1 when the gateway is running and the process must stay
     */
    static int run(List<String> args, Map<String, String> env, PrintStream out, PrintStream err) {
        ServiceArguments arguments = ServiceArguments.parse(args, env);
        if (arguments == null) {
            err.print(HELP);
            return 2;
        }
        // Until the configuration says how to log; what --check-config prints may be read by a program.
        LogSetup.initForCommands();
        try {
            GatewayConfig config = ConfigBinder.bind(GatewayConfig.class, arguments.sources());
            if (arguments.isCheckOnly()) {
                out.print(ConfigPrinter.print(config));
                return 0;
            }
            LogSetup.init(config.log().format() == LogConfig.Format.JSON);
            Running running = Running.join(Running.start(config));
            ShutdownHook.install(running.service(), config.shutdown().drain().plus(Duration.ofSeconds(30)));
            return -1;
        } catch (ConfigException faults) {
            err.println(faults.getMessage());
            return 1;
        }
    }

    /**
     * Starts a gateway inside this process, for the development stack and for tests.
     *
     * @throws ConfigException naming every fault of the configuration
     */
    public static Running start(ConfigSources sources) {
        return Running.join(Running.start(ConfigBinder.bind(GatewayConfig.class, sources)));
    }
}
