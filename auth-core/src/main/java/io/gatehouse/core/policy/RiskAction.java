package io.gatehouse.core.policy;

/** What follows from a sign of danger, from the mildest to the hardest. */
public enum RiskAction {
    /** It stands in the audit log. */
    LOG,
    /** And the person gets a mail. */
    ALERT,
    /** And a code is asked for: of the second factor, else one that is mailed. */
    CHALLENGE,
    /** And it goes no further. */
    BLOCK
}
