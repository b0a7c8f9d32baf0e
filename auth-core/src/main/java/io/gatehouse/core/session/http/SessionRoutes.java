package io.gatehouse.core.session.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.http.Json;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.SignedIn;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.session.EndAllSessions;
import io.gatehouse.core.session.EndSession;
import io.gatehouse.core.session.ListSessions;
import io.gatehouse.core.session.Refresh;
import io.gatehouse.core.session.RefreshResult;
import io.gatehouse.core.session.SignOut;
import io.gatehouse.kit.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.Consumer;

/** Refresh, sign-out, and a person's own list of sessions. */
public final class SessionRoutes {
    private final Refresh refresh;
    private final SignOut signOut;
    private final ListSessions listSessions;
    private final EndSession endSession;
    private final EndAllSessions endAllSessions;

    public SessionRoutes(
            Refresh refresh,
            SignOut signOut,
            ListSessions listSessions,
            EndSession endSession,
            EndAllSessions endAllSessions) {
        this.refresh = refresh;
        this.signOut = signOut;
        this.listSessions = listSessions;
        this.endSession = endSession;
        this.endAllSessions = endAllSessions;
    }

    public void mount(Operations operations) {
        operations.open(
                "refresh",
                call -> () -> refresh.execute(call.tenant(), call.text("refreshToken"), call.client()),
                SessionRoutes::render);
        operations.open("logout", call -> () -> signOut(call), done -> Json::noContent);
        operations.signedIn(
                "listSessions",
                signedIn -> () -> listSessions.execute(
                        signedIn.principal(), signedIn.call().client().language()),
                items -> ctx -> Json.answer(ctx, 200, SessionListJson.of(items)));
        operations.signedIn(
                "endSession",
                signedIn -> () -> endSession.execute(
                        signedIn.principal(),
                        new SessionId(UUID.fromString(signedIn.call().pathParameter("id"))),
                        signedIn.call().client()),
                ended -> ended ? Json::noContent : ctx -> ctx.fail(ProblemCode.NOT_FOUND.exception()));
        endAll(operations, "endOtherSessions", /* keepCurrent= */ true);
        endAll(operations, "logoutAll", /* keepCurrent= */ false);
    }

    private void endAll(Operations operations, String operationId, boolean keepCurrent) {
        operations.signedIn(
                operationId,
                signedIn -> () -> {
                    endAllSessions.execute(
                            signedIn.principal(), keepCurrent, signedIn.call().client());
                    return true;
                },
                done -> Json::noContent);
    }

    private boolean signOut(Call call) {
        signOut.execute(call.tenant(), call.text("refreshToken"), call.client());
        return true;
    }

    private static Consumer<RoutingContext> render(RefreshResult result) {
        return switch (result) {
            case RefreshResult.Refreshed refreshed -> ctx -> Json.answer(ctx, 200, TokensJson.of(refreshed.tokens()));
            case RefreshResult.Refused refused -> ctx -> ctx.fail(ProblemCode.UNAUTHENTICATED.exception());
            case RefreshResult.Over over -> ctx -> ctx.fail(SignedIn.over(over.reason()));
            case RefreshResult.Reused reused ->
                ctx -> ctx.fail(ProblemCode.TOKEN_REUSED
                        .problem()
                        .with("reason", ProblemCode.TOKEN_REUSED.name())
                        .exception());
            case RefreshResult.Busy busy ->
                ctx -> ctx.fail(
                        ProblemCode.UNAVAILABLE.problem().withRetryAfter(1).exception());
        };
    }
}
