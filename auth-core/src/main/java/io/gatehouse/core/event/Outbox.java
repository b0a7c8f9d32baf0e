package io.gatehouse.core.event;

/** Mails on their way. Queued in the transaction that causes them, sent after it by somebody else. */
@FunctionalInterface
public interface Outbox {
    void queue(Mail mail);
}
