package io.gatehouse.core.token.http;

import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.token.ExchangeToken;
import io.gatehouse.core.token.ExchangeTokenResult;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** {@code POST /token}. */
public final class ExchangeRoutes {
    private final ExchangeToken exchangeToken;

    public ExchangeRoutes(ExchangeToken exchangeToken) {
        this.exchangeToken = exchangeToken;
    }

    public void mount(Operations operations) {
        operations.signedIn(
                "exchangeToken",
                signedIn -> () -> exchangeToken.execute(
                        signedIn.principal(), signedIn.call().text("audience")),
                ExchangeRoutes::render);
    }

    private static Consumer<RoutingContext> render(ExchangeTokenResult result) {
        return switch (result) {
            case ExchangeTokenResult.Issued issued ->
                ctx -> Json.answer(
                        ctx,
                        200,
                        new JsonObject()
                                .put("token", issued.token().text().utf8())
                                .put("expiresIn", issued.token().life().toSeconds()));
            case ExchangeTokenResult.AudienceRefused refused -> ctx -> ctx.fail(ProblemCode.FORBIDDEN.exception());
            case ExchangeTokenResult.Off off -> ctx -> ctx.fail(ProblemCode.NOT_FOUND.exception());
        };
    }
}
