package io.gatehouse.devstack;

import io.gatehouse.core.config.CoreConfig;
import io.gatehouse.gateway.config.GatewayConfig;
import io.gatehouse.kit.config.ConfigDocs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reference of the configuration and the file of policies from the records, so that they cannot say what is not so. */
public final class ConfigurationDocs {
    private static final String HEAD = """
            # Configuration

            Written by `make docs` from the configuration records; edit those.

            Both services read one `gatehouse.yaml`: the file named by `GATEHOUSE_CONFIG` or `--config`, else the one in the
            working directory, else none. The environment is stronger than the file. Any single value can also be read from
            a mounted file: set its variable with `_FILE` at the end to the file's path. Durations are written `500ms`,
            `30s`, `15m`, `12h`, `30d` or in ISO-8601. Unknown keys and variables are refused; `--check-config` names every
            fault, or prints what is in force with its secrets hidden.

            """;

    private ConfigurationDocs() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), render());
        Files.writeString(Path.of(args[1]), PoliciesTemplate.render());
    }

    static String render() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("## auth-core\n\n").append(ConfigDocs.markdown(CoreConfig.class));
        text.append("\n## bff-gateway\n\n").append(ConfigDocs.markdown(GatewayConfig.class));
        text.append("\n## Development stack\n\nRead by `make run` only.\n\n| Variable | Default | Meaning |\n");
        text.append("| --- | --- | --- |\n| `GATEHOUSE_DATA` | none | Folder to keep data in from run to run. |\n");
        Ports.VARIABLES.forEach((variable, port) -> text.append("| `")
                .append(variable)
                .append("` | `")
                .append(port)
                .append("` | Moves the port; 0 takes a free one. |\n"));
        return text.toString();
    }
}
