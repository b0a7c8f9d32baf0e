package io.gatehouse.core.event;

import io.gatehouse.core.event.AuditVerdict.Fault;
import java.util.List;

/** Tells what happened to a record that does not fit its place, by looking for what would fit there. */
final class Diagnosis {
    private final AuditChain chain;
    private final AuditSeals seals;
    private final int pageSize;

    Diagnosis(AuditChain chain, AuditSeals seals, int pageSize) {
        this.chain = chain;
        this.seals = seals;
        this.pageSize = pageSize;
    }

    /** Says why a record does not fit after that link. */
    Fault of(byte[] previous, ChainedRecord here) {
        SealedRecord sealed = here.sealed();
        Link link = here.link();
        if (sealed == null) {
            return Fault.MISSING;
        }
        boolean isGenuine = seals.fits(sealed);
        if (seals.linkFits(link.mac(), previous, link.position(), sealed)) {
            return Fault.ALTERED;
        }
        if (isElsewhere(previous, link)) {
            return isGenuine ? Fault.REORDERED : Fault.INSERTED;
        }
        List<ChainedRecord> following = chain.page(link.position(), 1);
        if (following.isEmpty()) {
            return isGenuine ? Fault.ALTERED : Fault.INSERTED;
        }
        if (isFollowed(following.getFirst(), link.mac())
                || isFollowed(
                        following.getFirst(),
                        seals.link(previous, link.position(), sealed).mac())) {
            return Fault.ALTERED;
        }
        return isGenuine ? Fault.MISSING : Fault.ALTERED;
    }

    /** Whether a later row holds what belongs here: moved with its link, or only pointed to from there. */
    private boolean isElsewhere(byte[] previous, Link here) {
        long after = here.position();
        List<ChainedRecord> page = chain.page(after, pageSize);
        while (!page.isEmpty()) {
            for (ChainedRecord candidate : page) {
                after = candidate.link().position();
                SealedRecord sealed = candidate.sealed();
                if (sealed != null
                        && (seals.linkFits(candidate.link().mac(), previous, here.position(), sealed)
                                || seals.linkFits(here.mac(), previous, here.position(), sealed))) {
                    return true;
                }
            }
            page = chain.page(after, pageSize);
        }
        return false;
    }

    private boolean isFollowed(ChainedRecord next, byte[] link) {
        return next.sealed() != null
                && seals.linkFits(next.link().mac(), link, next.link().position(), next.sealed());
    }
}
