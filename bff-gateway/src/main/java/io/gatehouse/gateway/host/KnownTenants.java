package io.gatehouse.gateway.host;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tenants that there are, as the core told last. Only needed where every name below a domain may be one. Until the core has told, any
 * name may be a tenant's, and while it is away those that it told go on: nobody is sent away because nobody could be asked.
 */
public final class KnownTenants {
    private static final Logger LOG = LoggerFactory.getLogger(KnownTenants.class);
    /** Names that nobody has are asked for by anybody; the core is not, more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Future<Set<String>>> ask;
    private final LongSupplier nanos;
    private volatile @Nullable Set<String> known;
    private Future<Void> asking = Future.succeededFuture();
    private @Nullable Long askedAt;

    /**
     * Knows nothing yet.
     *
     * @param ask asks the core for the slugs of all tenants
     * @param nanos a clock that nobody sets
     */
    public KnownTenants(Supplier<Future<Set<String>>> ask, LongSupplier nanos) {
        this.ask = ask;
        this.nanos = nanos;
    }

    /** Whether there is a tenant of this slug, as far as is known. */
    boolean mayBe(String slug) {
        Set<String> told = known;
        return told == null || told.contains(slug);
    }

    /** Asks, unless somebody has just asked. The future never fails. */
    @CanIgnoreReturnValue
    public synchronized Future<Void> look() {
        long now = nanos.getAsLong();
        boolean hasJustAsked = askedAt != null && now - askedAt < PAUSE.toNanos();
        if (asking.isComplete() && !hasJustAsked) {
            askedAt = now;
            asking = ask.get()
                    .onSuccess(slugs -> known = Set.copyOf(slugs))
                    .onFailure(failure -> LOG.debug("The core did not tell its tenants: {}", failure.toString()))
                    .<Void>mapEmpty()
                    .otherwiseEmpty();
        }
        return asking;
    }
}
