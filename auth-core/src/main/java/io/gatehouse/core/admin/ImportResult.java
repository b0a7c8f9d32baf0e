package io.gatehouse.core.admin;

/** What became of one account of an import. */
public sealed interface ImportResult {
    /** It is here now, or would be. */
    record Imported() implements ImportResult {}

    /** Its address has an account here, which stays as it is. */
    record ThereAlready() implements ImportResult {}

    /** It cannot be taken; the reason is a sentence for people and repeats nothing of the account. */
    record Refused(String reason) implements ImportResult {}
}
