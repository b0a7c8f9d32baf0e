package io.gatehouse.kit.problem;

/** Every code that an answer of Gatehouse may carry, with its status and a title that is safe to show to anybody. */
public enum ProblemCode {
    VALIDATION_ERROR(400, "Check what you entered."),
    PASSWORD_POLICY(400, "Choose another password."),
    UNAUTHENTICATED(401, "Sign in to go on."),
    INVALID_CREDENTIALS(401, "These details do not match."),
    INVALID_CODE(401, "This code does not work."),
    INVALID_TOKEN(400, "This link does not work."),
    TOKEN_EXPIRED(400, "This link has expired."),
    TOKEN_ALREADY_USED(400, "This link was already used."),
    SESSION_EXPIRED(401, "Your session has ended."),
    SESSION_REVOKED(401, "Your session was ended."),
    TOKEN_REUSED(401, "Your session was ended for your safety."),
    ACCOUNT_LOCKED(403, "Too many attempts. Wait a while."),
    ACCOUNT_DISABLED(403, "This account is disabled."),
    EMAIL_NOT_VERIFIED(403, "Confirm your email address first."),
    CSRF_REJECTED(403, "This request did not come from our own pages."),
    REAUTHENTICATION_REQUIRED(403, "Confirm that it is you."),
    FORBIDDEN(403, "You may not do this."),
    NOT_FOUND(404, "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "This cannot be done here."),
    USERNAME_EXISTS(409, "This username is taken."),
    EMAIL_EXISTS(409, "This email address is taken."),
    PAYLOAD_TOO_LARGE(413, "This is too large."),
    UNSUPPORTED_MEDIA_TYPE(415, "This format is not supported."),
    MISDIRECTED_REQUEST(421, "Nobody is served at this address."),
    RATE_LIMIT_EXCEEDED(429, "Too many requests. Wait a while."),
    INTERNAL_ERROR(500, "Something went wrong on our side."),
    UPSTREAM_UNAVAILABLE(502, "This service is not available right now."),
    UPSTREAM_TIMEOUT(504, "This service took too long to answer."),
    OVERLOADED(503, "We are very busy. Try again shortly."),
    UNAVAILABLE(503, "This is not available right now. Try again shortly.");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The plain problem: status, code and title. */
    public Problem problem() {
        return Problem.of(this);
    }

    /** The plain problem, ready to be thrown. */
    public ProblemException exception() {
        return new ProblemException(problem());
    }
}
