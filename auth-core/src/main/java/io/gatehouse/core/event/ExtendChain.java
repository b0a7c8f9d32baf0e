package io.gatehouse.core.event;

import io.gatehouse.core.kernel.Transactions;
import java.util.ArrayList;
import java.util.List;

/**
 * Links the records that wait, a batch at a time. Any number of nodes may run it: one has the chain at a time, and the others find
 * nothing to do.
 */
public final class ExtendChain {
    /** The most that one call takes: when it did, more may wait. */
    public static final int BATCH = 1_000;

    private final AuditChain chain;
    private final AuditSeals seals;
    private final Transactions transactions;
    private final LinkedEvents followers;

    public ExtendChain(AuditChain chain, AuditSeals seals, Transactions transactions, LinkedEvents followers) {
        this.chain = chain;
        this.seals = seals;
        this.transactions = transactions;
        this.followers = followers;
    }

    /** Returns how many records were taken; none while another node has the chain. */
    public int execute() {
        return transactions.run(() -> chain.tryLock() ? extend() : 0);
    }

    private int extend() {
        List<SealedRecord> waiting = chain.takeWaiting(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        ChainEnd end = ChainEnd.of(chain);
        long position = end.position();
        byte[] previous = end.mac();
        List<Link> links = new ArrayList<>();
        List<AuditRecord> linked = new ArrayList<>();
        for (SealedRecord next : waiting) {
            // A record that none of us sealed gets no link, so verification will name it.
            if (seals.fits(next)) {
                Link link = seals.link(previous, ++position, next);
                links.add(link);
                linked.add(next.record());
                previous = link.mac();
            }
        }
        chain.append(links);
        followers.linked(linked);
        return waiting.size();
    }

    /** Who acts on events once they stand in the chain, in the same transaction. */
    @FunctionalInterface
    public interface LinkedEvents {
        void linked(List<AuditRecord> records);
    }
}
