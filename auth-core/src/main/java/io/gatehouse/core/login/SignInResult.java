package io.gatehouse.core.login;

import io.gatehouse.core.mfa.BegunChallenge;
import io.gatehouse.core.session.SessionTokens;
import io.gatehouse.core.user.User;
import java.time.Duration;

/** The outcome of a sign-in. */
public sealed interface SignInResult {
    record SignedIn(User user, SessionTokens tokens) implements SignInResult {}

    /** The password was right, nobody is in yet: the challenge must be answered first. */
    record SecondFactorNeeded(BegunChallenge challenge) implements SignInResult {}

    /** The password was right, but a code would have to be mailed, and enough were. */
    record TooManyCodes(Duration retryAfter) implements SignInResult {}

    /** Unknown name or wrong password. It does not say which, so nobody can pass it on. */
    record BadCredentials() implements SignInResult {}

    /** The password was right, the address is not confirmed yet. */
    record EmailNotVerified() implements SignInResult {}

    /** The password was right, the account is switched off. */
    record Disabled() implements SignInResult {}

    /** Too many failures; given for unknown names too. */
    record Locked(Duration left) implements SignInResult {}

    /** The password was right, but the policy says that a sign-in like this goes no further. */
    record Blocked() implements SignInResult {}

    /** This address has failed at many accounts; it waits. */
    record TooManyAccounts(Duration retryAfter) implements SignInResult {}
}
