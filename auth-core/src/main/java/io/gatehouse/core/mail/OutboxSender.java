package io.gatehouse.core.mail;

import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.OutboxQueue;
import io.gatehouse.core.event.OutboxQueue.Claimed;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.WakeUp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox: what this node queues at once, what another left behind and what is due again at the next look. Each mail
 * has a thread of its own and its own tries, so one bad address or slow server never keeps another mail waiting. Any number of nodes may
 * run one.
 */
public final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    private final OutboxQueue queue;
    private final Postman postman;
    private final Function<TenantId, String> productName;
    private final MailConfig config;
    private final WakeUp queued;
    private final Semaphore places;
    private final AtomicInteger sending = new AtomicInteger();
    private final Thread loop;
    private volatile boolean closing;

    /**
     * Starts.
     *
     * @param queued called when this node has queued a mail
     */
    OutboxSender(
            OutboxQueue queue,
            Postman postman,
            Function<TenantId, String> productName,
            MailConfig config,
            WakeUp queued) {
        this.queue = queue;
        this.postman = postman;
        this.productName = productName;
        this.config = config;
        this.queued = queued;
        this.places = new Semaphore(config.connections());
        this.loop = Thread.ofVirtual().name("gatehouse-mail").start(this::run);
    }

    /** Takes no more mails, and waits for those on their way. */
    @Override
    public void close() {
        closing = true;
        loop.interrupt();
        try {
            boolean stopped = loop.join(Duration.ofSeconds(1))
                    && places.tryAcquire(config.connections(), config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (!stopped) {
                LOG.warn("Mails were still on their way at shutdown; they will be sent again when their lease ends.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try {
                if (claimAndSend() == 0) {
                    boolean _ = queued.await(config.poll());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException databaseAway) {
                if (closing) {
                    return;
                }
                LOG.warn("The outbox could not be read; trying again.", databaseAway);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(2));
        } catch (InterruptedException stopped) {
            closing = true;
        }
    }

    /** Claims only as many mails as can start at once: a claimed mail that waits here would wait for its lease elsewhere. */
    private int claimAndSend() throws InterruptedException {
        places.acquire();
        int free = 1 + places.drainPermits();
        List<Claimed> claimed = List.of();
        try {
            claimed = queue.claim(free, config.timeout().multipliedBy(2));
        } finally {
            places.release(free - claimed.size());
        }
        for (Claimed mail : claimed) {
            Thread.ofVirtual()
                    .name("gatehouse-mail-", sending.incrementAndGet())
                    .start(() -> {
                        try {
                            send(mail);
                        } finally {
                            places.release();
                        }
                    });
        }
        return claimed.size();
    }

    private void send(Claimed claimed) {
        Mail mail = claimed.mail();
        try {
            if (!claimed.isReadable()) {
                queue.giveUp(claimed.id(), "payload does not open with the master keys");
                return;
            }
            postman.deliver(mail.to().value(), Letter.of(mail, productName.apply(mail.tenant())));
            queue.sent(claimed.id());
        } catch (Postman.Undelivered failure) {
            putOff(claimed, failure);
        } catch (RuntimeException databaseAway) {
            // The lease ends and the mail is sent again: twice is better than never.
            LOG.warn("A mail's outcome could not be noted.", databaseAway);
        }
    }

    private void putOff(Claimed claimed, Postman.Undelivered failure) {
        String error = String.valueOf(failure.getMessage());
        if (failure.isPermanent() || claimed.attempt() >= config.attempts()) {
            LOG.atWarn()
                    .setMessage("A mail was given up.")
                    .addKeyValue("mail", claimed.id())
                    .addKeyValue("template", claimed.mail().template())
                    .addKeyValue("error", error)
                    .log();
            queue.giveUp(claimed.id(), error);
        } else {
            queue.retry(claimed.id(), backOff(claimed.attempt()), error);
        }
    }

    private Duration backOff(int attempt) {
        long factor = 1L << Math.min(attempt - 1, 20);
        Duration delay = config.firstRetry().multipliedBy(factor);
        return delay.compareTo(config.longestRetry()) < 0 ? delay : config.longestRetry();
    }
}
