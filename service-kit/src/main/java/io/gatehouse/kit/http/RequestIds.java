package io.gatehouse.kit.http;

import io.gatehouse.kit.id.Uuid7;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;

/** Gives each request an id: the caller's if it is well formed, else a new one; the answer always carries it. */
public final class RequestIds implements Handler<RoutingContext> {
    /** Carries the id, in requests and in answers. */
    public static final String HEADER = "X-Request-Id";

    // Narrow, because the id goes into logs and onwards to other services as it is.
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final String KEY = RequestIds.class.getName();

    private final Uuid7 ids;

    public RequestIds(Uuid7 ids) {
        this.ids = ids;
    }

    @Override
    public void handle(RoutingContext ctx) {
        List<String> given = ctx.request().headers().getAll(HEADER);
        boolean usable =
                given.size() == 1 && WELL_FORMED.matcher(given.getFirst()).matches();
        String id = usable ? given.getFirst() : ids.next().toString();
        ctx.put(KEY, id);
        ctx.response().putHeader(HEADER, id);
        ctx.next();
    }

    /** The id of this request; {@code "-"} before the handler has run. */
    public static String of(RoutingContext ctx) {
        String id = ctx.get(KEY);
        return id == null ? "-" : id;
    }
}
