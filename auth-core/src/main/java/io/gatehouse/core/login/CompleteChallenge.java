package io.gatehouse.core.login;

import io.gatehouse.core.mfa.AnswerChallenge;
import io.gatehouse.core.mfa.ChallengeResult;

/** Signs a person in whose password was right before and who now shows their second factor. */
public final class CompleteChallenge {
    private final AnswerChallenge answerChallenge;
    private final CompleteSignIn completeSignIn;

    public CompleteChallenge(AnswerChallenge answerChallenge, CompleteSignIn completeSignIn) {
        this.answerChallenge = answerChallenge;
        this.completeSignIn = completeSignIn;
    }

    public AnswerResult execute(AnswerCommand command) {
        ChallengeResult answered = answerChallenge.execute(
                command.tenant(), command.reference(), command.code(), command.trustDevice(), command.client());
        return switch (answered) {
            case ChallengeResult.Proved proved ->
                new AnswerResult.SignedIn(completeSignIn.execute(
                        proved.user(), proved.amr(), proved.rememberMe(), command.replaces(), command.client()));
            case ChallengeResult.WrongCode wrong -> new AnswerResult.WrongCode();
            case ChallengeResult.TooManyTries tooMany -> new AnswerResult.TooManyTries(tooMany.retryAfter());
            case ChallengeResult.NoChallenge none -> new AnswerResult.NoChallenge();
        };
    }
}
