package io.gatehouse.core.risk.postgres;

import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.risk.KnownDevices;
import io.gatehouse.core.risk.Place;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Known devices in PostgreSQL. */
public final class PgKnownDevices implements KnownDevices {
    private static final String REMEMBER = """
            INSERT INTO known_devices AS d (tenant_id, user_id, device_hash, country, latitude, longitude)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (tenant_id, user_id, device_hash) DO UPDATE
            SET last_seen_at = now(), country = coalesce(excluded.country, d.country),
                latitude = CASE WHEN excluded.country IS NULL THEN d.latitude ELSE excluded.latitude END,
                longitude = CASE WHEN excluded.country IS NULL THEN d.longitude ELSE excluded.longitude END
            RETURNING xmax = 0 AS is_new
            """;

    private static final String MAKE_ROOM = """
            DELETE FROM known_devices WHERE tenant_id = $1 AND user_id = $2 AND device_hash IN (
                SELECT device_hash FROM known_devices WHERE tenant_id = $1 AND user_id = $2
                ORDER BY last_seen_at DESC, device_hash OFFSET $3)
            """;

    private static final String ALL = """
            SELECT device_hash, last_seen_at, country, latitude, longitude FROM known_devices
            WHERE tenant_id = $1 AND user_id = $2 ORDER BY last_seen_at DESC LIMIT $3
            """;

    private static final String FORGET_ALL = "DELETE FROM known_devices WHERE tenant_id = $1 AND user_id = $2";

    private final PgSql sql;

    public PgKnownDevices(PgSql sql) {
        this.sql = sql;
    }

    @Override
    public void remember(TenantId tenant, UserId user, byte[] deviceHash, @Nullable Place place) {
        Place.@Nullable Point point = place == null ? null : place.point();
        Row row = sql.one(
                "remembering a device",
                REMEMBER,
                tenant.value(),
                user.value(),
                Buffer.buffer(deviceHash),
                place == null ? null : place.country(),
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude());
        if (row != null && row.getBoolean("is_new")) {
            sql.change("making room for a device", MAKE_ROOM, tenant.value(), user.value(), MOST);
        }
    }

    @Override
    public List<KnownDevice> all(TenantId tenant, UserId user) {
        List<KnownDevice> devices = new ArrayList<>();
        sql.run("reading known devices", ALL, tenant.value(), user.value(), MOST)
                .forEach(row -> devices.add(new KnownDevice(
                        row.getBuffer("device_hash").getBytes(),
                        row.getOffsetDateTime("last_seen_at").toInstant(),
                        place(row))));
        return devices;
    }

    @Override
    public void forgetAll(TenantId tenant, UserId user) {
        sql.change("forgetting devices", FORGET_ALL, tenant.value(), user.value());
    }

    private static @Nullable Place place(Row row) {
        String country = row.getString("country");
        Double latitude = row.getDouble("latitude");
        return country == null
                ? null
                : new Place(country, latitude == null ? null : new Place.Point(latitude, row.getDouble("longitude")));
    }
}
