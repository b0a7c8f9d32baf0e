package io.gatehouse.core.policy.postgres;

import io.gatehouse.core.policy.AppliedPolicies;
import io.gatehouse.core.postgres.PgSql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policies that were in force last, in PostgreSQL. */
public final class PgAppliedPolicies implements AppliedPolicies {
    private static final String FIRST = """
            INSERT INTO applied_policies (id, content) VALUES (1, $1::text::jsonb) ON CONFLICT DO NOTHING
            """;

    private static final String READ = "SELECT content::text AS content FROM applied_policies WHERE id = 1 FOR UPDATE";

    private static final String REPLACE =
            "UPDATE applied_policies SET content = $1::text::jsonb, applied_at = now() WHERE id = 1";

    private final PgSql sql;

    public PgAppliedPolicies(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public @Nullable Map<String, String> exchange(Map<String, String> values) {
        String content = new JsonObject(new TreeMap<String, Object>(values)).encode();
        if (sql.change("keeping the first policies", FIRST, content) == 1) {
            return null;
        }
        Row row = sql.one("reading the applied policies", READ);
        Map<String, String> former = new TreeMap<>();
        if (row != null) {
            new JsonObject(row.getString("content"))
                    .forEach(entry -> former.put(entry.getKey(), String.valueOf(entry.getValue())));
        }
        if (former.equals(values)) {
            return null;
        }
        sql.change("keeping the applied policies", REPLACE, content);
        return former;
    }
}
