package io.gatehouse.core.mail;

/** Hands a mail to the mail server. */
@FunctionalInterface
interface Postman {
    /** Delivers, or throws {@link Undelivered}. */
    void deliver(String to, Letter letter);

    /** The mail server did not take a mail. */
    final class Undelivered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean isPermanent;

        /**
         * Tells of a failed delivery.
         *
         * @param isPermanent whether the server said that another try is useless (RFC 5321, section 4.2.1: 5yz)
         */
        Undelivered(String message, boolean isPermanent) {
            super(message, null, false, false);
            this.isPermanent = isPermanent;
        }

        boolean isPermanent() {
            return isPermanent;
        }
    }
}
