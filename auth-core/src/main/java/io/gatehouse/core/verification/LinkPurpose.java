package io.gatehouse.core.verification;

/** What a mailed link is good for. A link opens nothing but its own purpose. */
public enum LinkPurpose {
    VERIFY_EMAIL(/* standsAlone= */ false),
    PASSWORD_RESET(/* standsAlone= */ false),
    UNLOCK(/* standsAlone= */ false),
    /** Carries the new address. */
    EMAIL_CHANGE(/* standsAlone= */ false),
    /** Carries the address to go back to. */
    EMAIL_CANCEL(/* standsAlone= */ true),
    /** Carries the address it was mailed to. */
    NOT_ME(/* standsAlone= */ true);

    private final boolean standsAlone;

    LinkPurpose(boolean standsAlone) {
        this.standsAlone = standsAlone;
    }

    /**
     * Whether older links go on working beside a newer one. Those in notices do: else whoever broke in would only have to cause another
     * notice.
     */
    public boolean standsAlone() {
        return standsAlone;
    }
}
