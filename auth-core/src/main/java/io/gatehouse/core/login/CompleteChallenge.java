package io.gatehouse.core.login;

import io.gatehouse.core.mfa.AnswerChallenge;
import io.gatehouse.core.mfa.ChallengeResult;
import io.gatehouse.core.policy.RiskAction;
import io.gatehouse.core.risk.AssessSignIn;
import io.gatehouse.core.risk.RiskVerdict;

/** Signs a person in whose password was right before and who now shows their second factor. */
public final class CompleteChallenge {
    private final AnswerChallenge answerChallenge;
    private final AssessSignIn assess;
    private final CompleteSignIn completeSignIn;

    public CompleteChallenge(AnswerChallenge answerChallenge, AssessSignIn assess, CompleteSignIn completeSignIn) {
        this.answerChallenge = answerChallenge;
        this.assess = assess;
        this.completeSignIn = completeSignIn;
    }

    public AnswerResult execute(AnswerCommand command) {
        ChallengeResult answered = answerChallenge.execute(
                command.tenant(), command.reference(), command.code(), command.trustDevice(), command.client());
        return switch (answered) {
            case ChallengeResult.Proved proved -> signIn(proved, command);
            case ChallengeResult.WrongCode wrong -> new AnswerResult.WrongCode();
            case ChallengeResult.TooManyTries tooMany -> new AnswerResult.TooManyTries(tooMany.retryAfter());
            case ChallengeResult.NoChallenge none -> new AnswerResult.NoChallenge();
        };
    }

    /**
     * Looks again: since the challenge began, minutes may have passed, another sign-in may have made this device known, and the answer
     * may come from elsewhere.
     */
    private AnswerResult signIn(ChallengeResult.Proved proved, AnswerCommand command) {
        RiskVerdict verdict = assess.execute(command.tenant(), proved.user().id(), command.client());
        if (verdict.action() == RiskAction.BLOCK) {
            completeSignIn.blocked(proved.user(), verdict, command.client());
            return new AnswerResult.Blocked();
        }
        SignInResult.SignedIn signedIn = completeSignIn.execute(
                proved.user(),
                proved.amr(),
                proved.rememberMe(),
                verdict,
                command.replaces(),
                command.client(),
                () -> {});
        return signedIn == null ? new AnswerResult.NoChallenge() : new AnswerResult.SignedIn(signedIn);
    }
}
