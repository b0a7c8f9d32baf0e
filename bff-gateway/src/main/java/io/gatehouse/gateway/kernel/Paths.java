package io.gatehouse.gateway.kernel;

import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/** The path of a request as it was sent; the door has found it to be in its normal form. */
public final class Paths {
    private Paths() {}

    public static String of(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.path(), "/");
    }
}
