package io.gatehouse.core.session;

import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions of all tenants. Every method is bound to a tenant; time is the store's own clock. */
public interface Sessions {
    /** Opens a session and returns it as stored. */
    SessionState open(NewSession session);

    /**
     * Makes the successor the head, if the presented token is the head of an open session whose user is active and which is old enough
     * (or in its first generation). One statement: of any number of callers with one token exactly one gets a session back.
     *
     * @return the rotated session, or null when nothing matched and nothing changed
     */
    @Nullable
    SessionState rotate(
            TenantId tenant,
            SessionId id,
            int generation,
            byte[] presentedHash,
            byte[] successorHash,
            Duration damping);

    /** Makes a token that is one ahead of the head the head; null when the session has moved on meanwhile. */
    @Nullable
    SessionState adopt(TenantId tenant, SessionId id, int generation, byte[] presentedHash);

    /** Takes note of the browser that a session goes on in; true when it is another than before. */
    boolean moved(TenantId tenant, SessionId id, @Nullable String device, @Nullable String userAgent);

    /**
     * Takes note that the head was just given to the browser once more: its age begins anew, while nothing proves that the browser
     * holds it. A session that has moved on, is over or is proved stays as it is.
     */
    void handedOutAgain(TenantId tenant, SessionId id, int generation);

    /** Returns a session, open or over; null when there is none. */
    @Nullable
    SessionState find(TenantId tenant, SessionId id);

    /**
     * Ends a session because an old token came back, if it still is as it was judged.
     *
     * @return false when it has moved on or is over: judge again
     */
    boolean endForReuse(TenantId tenant, SessionId id, int judgedGeneration);

    /** Ends an open session of the user; false when there is none. */
    boolean end(TenantId tenant, UserId user, SessionId id, EndReason reason);

    /**
     * Takes note that the person has just proved again who they are.
     *
     * @param amr all that was proved in this session (RFC 8176)
     * @return false when the session is over
     */
    boolean authenticatedAgain(TenantId tenant, SessionId id, List<String> amr);

    /** Ends all open sessions of the user but one, and returns those it ended. */
    List<SessionId> endAll(TenantId tenant, UserId user, @Nullable SessionId except, EndReason reason);

    /**
     * Ends open sessions of all users of a tenant, in the order of their ids.
     *
     * @param after where the batch before ended, null for the first
     * @param most how many at once; fewer, or none, when these were all
     * @return those it ended, in that order
     */
    List<SessionId> endBatch(TenantId tenant, @Nullable SessionId after, int most, EndReason reason);

    /** Returns how many sessions of a tenant are open. */
    long countOpen(TenantId tenant);

    /**
     * Ends the user's open sessions that were idle longest, until so many are left, and returns those it ended.
     *
     * @param newest the session that stays whatever happens; it counts
     */
    List<SessionId> endBeyond(TenantId tenant, UserId user, int most, SessionId newest);

    /** Returns the open sessions of the user, the latest used first. */
    List<OpenSession> open(TenantId tenant, UserId user);

    /** Returns how many open sessions each of the users has; who has none is left out. */
    Map<UserId, Integer> countOpen(TenantId tenant, Collection<UserId> users);

    /** Takes note that generations are in their browsers' hands and when sessions were last used. Unknown ones are passed over. */
    void confirm(List<Confirmation> confirmations);

    /**
     * Returns the sessions that somebody ended since then or that came to their absolute end, newest first.
     *
     * @param kept what ended longer ago is of no interest to anybody
     * @param behind the last one of the page before, null for the first page
     * @param most in one page
     */
    EndedSessions endedSince(Instant since, Duration kept, EndedSessions.@Nullable Place behind, int most);

    /** Returns those of these sessions that are over, also those that only ran out: nobody is told of them otherwise. */
    EndedSessions endedOf(Collection<SessionId> sessions);
}
