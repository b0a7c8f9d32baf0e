package io.gatehouse.core.login.http;

import io.gatehouse.core.http.Call;
import io.gatehouse.core.mfa.BegunChallenge;
import io.gatehouse.core.mfa.ChallengeMethod;
import io.gatehouse.core.mfa.PresentedCode;
import io.gatehouse.kit.problem.ProblemCode;
import io.gatehouse.kit.secret.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The contract's {@code MfaRequiredResponse} and {@code MfaChallengeRequest}. */
final class ChallengeJson {
    private ChallengeJson() {}

    static JsonObject of(BegunChallenge challenge) {
        JsonArray methods = new JsonArray();
        for (ChallengeMethod method : challenge.methods()) {
            methods = methods.add(method.name().toLowerCase(Locale.ROOT));
        }
        return new JsonObject()
                .put("mfaRequired", true)
                .put("methods", methods)
                .put("challenge", challenge.reference().utf8())
                .put("expiresIn", challenge.life().toSeconds())
                .put("trustDeviceOffered", challenge.trustDeviceOffered());
    }

    /** Whoever sends no reference has no sign-in that waits. */
    static Secret reference(Call call) {
        String reference = call.body().getString("challenge");
        if (reference == null) {
            throw ProblemCode.UNAUTHENTICATED.exception();
        }
        return Secret.ofUtf8(reference);
    }

    static PresentedCode code(Call call) {
        String code = call.body().getString("code");
        String recoveryCode = call.body().getString("recoveryCode");
        if ((code == null) == (recoveryCode == null)) {
            throw ProblemCode.VALIDATION_ERROR
                    .problem()
                    .withDetail("Send exactly one of code and recoveryCode.")
                    .exception();
        }
        return code == null
                ? new PresentedCode.Recovery(Secret.ofUtf8(recoveryCode))
                : new PresentedCode.OneTime(Secret.ofUtf8(code));
    }
}
