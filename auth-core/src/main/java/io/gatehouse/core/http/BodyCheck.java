package io.gatehouse.core.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Holds a body against the contract with a validator that is built once. Vert.x builds one for every request, which copies the schemas of
 * all operations, and hands the request to another thread for it and back: of a sign-in that was a tenth of all but the hash. It still
 * looks at requests with parameters. One instance serves one event loop.
 */
final class BodyCheck {
    private static final String JSON = "application/json";

    private final @Nullable Validator validator;
    private final boolean isRequired;

    private BodyCheck(@Nullable Validator validator, boolean isRequired) {
        this.validator = validator;
        this.isRequired = isRequired;
    }

    /** Returns the check of an operation whose requests have nothing to check but a body, null for any other. */
    static @Nullable BodyCheck of(OpenAPIContract contract, Operation operation) {
        if (!operation.getParameters().isEmpty()) {
            return null;
        }
        RequestBody body = operation.getRequestBody();
        if (body == null) {
            return new BodyCheck(null, /* isRequired= */ false);
        }
        MediaType json = body.getContent().get(JSON);
        return json == null
                ? null
                : new BodyCheck(contract.getSchemaRepository().validator(json.getSchema()), body.isRequired());
    }

    /** Whether the body is as the contract wants it. {@link BodyGuard} has read it, so it is JSON, if it is there. */
    boolean fits(RoutingContext ctx) {
        JsonObject body = BodyGuard.bodyIfAny(ctx);
        if (validator == null || body == null) {
            return !isRequired;
        }
        return Boolean.TRUE.equals(validator.validate(body).getValid());
    }
}
