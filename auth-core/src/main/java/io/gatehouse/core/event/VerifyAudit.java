package io.gatehouse.core.event;

import io.gatehouse.core.event.AuditVerdict.Bad;
import io.gatehouse.core.event.AuditVerdict.Fault;
import io.gatehouse.core.kernel.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Recomputes the whole chain, page by page, and names the first record that does not fit. Changes nothing and locks nothing. */
public final class VerifyAudit {
    private final AuditChain chain;
    private final AuditSeals seals;
    private final int pageSize;

    public VerifyAudit(AuditChain chain, AuditSeals seals) {
        this(chain, seals, 1_000);
    }

    VerifyAudit(AuditChain chain, AuditSeals seals, int pageSize) {
        this.chain = chain;
        this.seals = seals;
        this.pageSize = pageSize;
    }

    /** For the operator of the installation, who may know of every record. */
    public AuditVerdict execute() {
        Verdict verdict = verdict(everybodys -> true);
        return new AuditVerdict(
                verdict.records(),
                verdict.first() == null ? null : verdict.first().bad());
    }

    /** For the administrators of a tenant. The chain is one for all tenants, so all of it is walked. */
    public TenantAuditVerdict execute(TenantId tenant) {
        Verdict verdict = verdict(tenant::equals);
        Found first = verdict.first();
        UUID own = first != null && tenant.equals(first.tenant()) ? first.bad().event() : null;
        return new TenantAuditVerdict(
                first == null,
                verdict.records(),
                first == null || own == null
                        ? null
                        : new TenantAuditVerdict.Bad(own, first.bad().fault()));
    }

    private Verdict verdict(Predicate<TenantId> counted) {
        while (true) {
            Checkpoint anchor = chain.anchor();
            Verdict verdict = new Check(anchor, counted).verdict();
            // Retention may have moved the chain's beginning under our feet; then only another walk can tell.
            if (verdict.first() == null || position(anchor) == position(chain.anchor())) {
                return verdict;
            }
        }
    }

    private static long position(@Nullable Checkpoint anchor) {
        return ChainEnd.start(anchor).position();
    }

    /** How many records that count were checked, and the first place that does not fit. */
    private record Verdict(long records, @Nullable Found first) {}

    /** A place that does not fit; the tenant is null when no record there says whose it is. */
    private record Found(Bad bad, @Nullable TenantId tenant) {
        static Found nobodys(long position, Fault fault) {
            return new Found(new Bad(position, null, fault), null);
        }

        static Found of(long position, UUID event, @Nullable SealedRecord there, Fault fault) {
            return new Found(
                    new Bad(position, event, fault),
                    there == null ? null : there.record().tenant());
        }
    }

    /** One verification of the chain from its beginning to its end. */
    private final class Check {
        private final @Nullable Checkpoint anchor;
        private final Predicate<TenantId> counted;
        private final ChainWalk walk;
        private long records;

        Check(@Nullable Checkpoint anchor, Predicate<TenantId> counted) {
            this.anchor = anchor;
            this.counted = counted;
            this.walk = new ChainWalk(chain, seals, anchor, pageSize);
        }

        Verdict verdict() {
            Found bad = anchor != null && !seals.anchorFits(anchor)
                    ? Found.nobodys(anchor.position(), Fault.BAD_CHECKPOINT)
                    : linked();
            Found first = bad == null ? unlinked() : bad;
            return new Verdict(records, first);
        }

        private @Nullable Found linked() {
            Found bad = checkpointsHere();
            while (bad == null) {
                List<ChainedRecord> page = chain.page(walk.position(), pageSize);
                for (ChainedRecord next : page) {
                    bad = step(next);
                    if (bad != null) {
                        return bad;
                    }
                }
                if (page.isEmpty()) {
                    Checkpoint beyond = walk.nextCheckpoint();
                    // The chain may have grown meanwhile; a checkpoint is seen only after the link it tells of.
                    if (beyond == null || chain.page(walk.position(), 1).isEmpty()) {
                        return beyond == null ? null : beyond(beyond);
                    }
                }
            }
            return bad;
        }

        private @Nullable Found step(ChainedRecord next) {
            long expected = walk.position() + 1;
            if (next.link().position() != expected) {
                return Found.nobodys(expected, Fault.MISSING);
            }
            SealedRecord sealed = next.sealed();
            if (sealed == null || !walk.fits(next)) {
                Fault fault = new Diagnosis(chain, seals, pageSize).of(walk.mac(), next);
                return Found.of(expected, next.link().event(), sealed, fault);
            }
            walk.step(next);
            count(sealed);
            return checkpointsHere();
        }

        private void count(SealedRecord checked) {
            if (counted.test(checked.record().tenant())) {
                records++;
            }
        }

        private @Nullable Found checkpointsHere() {
            return walk.checkpointsFit() ? null : Found.nobodys(walk.position(), Fault.BAD_CHECKPOINT);
        }

        private Found beyond(Checkpoint checkpoint) {
            return seals.checkpointFits(checkpoint)
                    ? Found.nobodys(walk.position() + 1, Fault.CUT_TAIL)
                    : Found.nobodys(checkpoint.position(), Fault.BAD_CHECKPOINT);
        }

        /** Records that wait for their link are checked by their own seal; one that does not even wait was slipped in. */
        private @Nullable Found unlinked() {
            UUID after = null;
            while (true) {
                List<AuditChain.Unlinked> page = chain.unlinked(after, pageSize);
                if (page.isEmpty()) {
                    return null;
                }
                for (AuditChain.Unlinked next : page) {
                    after = next.sealed().record().id();
                    if (!next.isWaiting() || !seals.fits(next.sealed())) {
                        return Found.of(walk.position() + 1, after, next.sealed(), Fault.INSERTED);
                    }
                    count(next.sealed());
                }
            }
        }
    }
}
