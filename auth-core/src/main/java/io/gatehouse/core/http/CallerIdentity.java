package io.gatehouse.core.http;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.tenant.TenantDirectory;
import io.gatehouse.kit.http.ClientAssertion;
import io.gatehouse.kit.http.ClientContext;
import io.gatehouse.kit.http.PeerAddress;
import io.gatehouse.kit.http.RequestIds;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says who is calling. A gateway's signed word is believed; no forwarding header is, whoever sends it. Without the word the client is the
 * TCP peer. A word that does not hold is refused, not ignored: it means a wrong key, or somebody trying.
 */
final class CallerIdentity implements Handler<RoutingContext> {
    private static final int LONGEST_USER_AGENT = 512;

    private final ClientAssertion assertions;
    private final TenantDirectory tenants;
    private final InstantSource clock;

    CallerIdentity(ClientAssertion assertions, TenantDirectory tenants, InstantSource clock) {
        this.assertions = assertions;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public void handle(RoutingContext ctx) {
        List<String> words = ctx.request().headers().getAll(ClientAssertion.HEADER);
        if (words.isEmpty()) {
            fromPeer(ctx).attach(ctx);
            ctx.next();
            return;
        }
        ClientContext vouched = words.size() == 1 ? assertions.verify(words.getFirst(), clock.instant()) : null;
        if (vouched == null) {
            ctx.response().putHeader(ClientAssertion.CHALLENGE, ClientAssertion.SCHEME);
            ctx.fail(ProblemCode.UNAUTHENTICATED
                    .problem()
                    .withDetail("The gateway's assertion does not hold.")
                    .exception());
            return;
        }
        fromGateway(ctx, vouched).attach(ctx);
        ctx.next();
    }

    private RequestContext fromGateway(RoutingContext ctx, ClientContext vouched) {
        String userAgent = vouched.userAgent().isEmpty() ? null : vouched.userAgent();
        Client client = new Client(vouched.ip(), userAgent, vouched.device(), vouched.requestId(), language(ctx));
        return new RequestContext(tenants.forHost(vouched.host()), client, /* isFromGateway= */ true);
    }

    private RequestContext fromPeer(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Client client = new Client(
                PeerAddress.of(request),
                cut(request.getHeader(HttpHeaders.USER_AGENT)),
                null,
                RequestIds.of(ctx),
                language(ctx));
        return new RequestContext(
                tenants.forHost(request.getHeader(HttpHeaders.HOST)), client, /* isFromGateway= */ false);
    }

    private static @Nullable String cut(@Nullable String userAgent) {
        return userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
                ? userAgent
                : userAgent.substring(0, LONGEST_USER_AGENT);
    }

    private static String language(RoutingContext ctx) {
        return Languages.best(ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
