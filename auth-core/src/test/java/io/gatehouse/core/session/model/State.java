package io.gatehouse.core.session.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything at one moment: the row of the session, the browser's jar and disk, what is under way, what two gateways remember, and what
 * a thief holds. Generations are counted backwards from the head and ages stop counting where nothing depends on them any more, so that
 * there are finitely many states although sessions go on for ever.
 *
 * @param isFirst whether the head is the first generation, which has no parent
 * @param known how far behind the head the newest generation is that each gateway knows of
 * @param stolen how far behind the head the thief's copy is; -1 while nothing was stolen
 */
record State(
        int headAge,
        boolean isFirst,
        boolean isConfirmed,
        Cookies jar,
        Cookies disk,
        List<Request> requests,
        List<Answer> answers,
        List<Sighting> sightings,
        List<Integer> known,
        int stolen) {
    /** As old as anything can get: what is further behind is just old. */
    static final int OLDEST = 3;

    /** The access token in a cookie, while it is good. */
    record Access(int serial, int behind, int left) {}

    /** The cookies of a session; those of an ended session are not live, and nothing else of them matters. */
    record Cookies(boolean isLive, int behind, @Nullable Access access) {
        static final Cookies DEAD = new Cookies(false, 0, null);
    }

    /** Sent and not read yet. An orphan's browser has crashed, an explicit one asks for a refresh whatever the access token. */
    record Request(Cookies sent, boolean isExplicit, boolean isOrphan, int age) {}

    /** What a gateway is about to answer; without cookies it is a 401. */
    record Answer(@Nullable Cookies cookies, int gateway, int age) {}

    /** That a gateway has seen an access token. */
    record Sighting(int gateway, int token, int age) {}

    /** A sign-in, just now, in a browser that had a session before. */
    static State begin() {
        Cookies fresh = new Cookies(true, 0, new Access(0, 0, Rules.LIFE));
        return new State(
                0, true, false, fresh, Cookies.DEAD, List.of(), List.of(), List.of(), List.of(OLDEST, OLDEST), -1);
    }

    int underWay() {
        return requests.size() + answers.size();
    }

    State withJar(Cookies next) {
        return new State(headAge, isFirst, isConfirmed, next, disk, requests, answers, sightings, known, stolen);
    }

    State withRequests(List<Request> next) {
        return new State(headAge, isFirst, isConfirmed, jar, disk, next, answers, sightings, known, stolen);
    }

    State withAnswers(List<Answer> next) {
        return new State(headAge, isFirst, isConfirmed, jar, disk, requests, next, sightings, known, stolen);
    }

    State withSightings(List<Sighting> next) {
        return new State(headAge, isFirst, isConfirmed, jar, disk, requests, answers, next, known, stolen);
    }

    State confirmed() {
        return new State(headAge, isFirst, true, jar, disk, requests, answers, sightings, known, stolen);
    }

    State withStolen(int next) {
        return new State(headAge, isFirst, isConfirmed, jar, disk, requests, answers, sightings, known, next);
    }

    State knownAt(int gateway) {
        List<Integer> next = new ArrayList<>(known);
        next.set(gateway, 0);
        return new State(headAge, isFirst, isConfirmed, jar, disk, requests, answers, sightings, next, stolen);
    }

    /** 30 s pass. What the jar held before is on the disk now. */
    State later(int oldestHead) {
        UnaryOperator<Cookies> age = cookies -> {
            Access access = cookies.access();
            return access == null
                    ? cookies
                    : new Cookies(
                            cookies.isLive(),
                            cookies.behind(),
                            access.left() == 1
                                    ? null
                                    : new Access(access.serial(), access.behind(), access.left() - 1));
        };
        State aged = each(age);
        return new State(
                Math.min(headAge + 1, oldestHead),
                isFirst,
                isConfirmed,
                aged.jar,
                aged.jar,
                aged.requests.stream()
                        .map(request -> new Request(
                                request.sent(), request.isExplicit(), request.isOrphan(), request.age() + 1))
                        .toList(),
                aged.answers.stream()
                        .map(answer -> new Answer(answer.cookies(), answer.gateway(), answer.age() + 1))
                        .toList(),
                sightings.stream()
                        .map(sighting -> new Sighting(
                                sighting.gateway(), sighting.token(), Math.min(sighting.age() + 1, Rules.APART)))
                        .toList(),
                known,
                stolen);
    }

    /** The head gets a successor: everything else falls behind by one. */
    State rotated() {
        State behind = each(cookies -> {
            Access access = cookies.access();
            return cookies.isLive()
                    ? new Cookies(
                            true,
                            Math.min(cookies.behind() + 1, OLDEST),
                            access == null
                                    ? null
                                    : new Access(access.serial(), Math.min(access.behind() + 1, OLDEST), access.left()))
                    : cookies;
        });
        return new State(
                0,
                false,
                false,
                behind.jar,
                behind.disk,
                behind.requests,
                behind.answers,
                List.of(),
                known.stream().map(old -> Math.min(old + 1, OLDEST)).toList(),
                stolen < 0 ? stolen : Math.min(stolen + 1, OLDEST));
    }

    /** A fresh session takes this one's place, in one transaction; gateways write no cookies of the old one any more. */
    State signedInAnew() {
        State dead = each(cookies -> Cookies.DEAD);
        State fresh = begin();
        return new State(
                0,
                true,
                false,
                fresh.jar,
                Cookies.DEAD,
                dead.requests,
                answers.stream().filter(answer -> answer.cookies() == null).toList(),
                List.of(),
                fresh.known,
                -1);
    }

    private State each(UnaryOperator<Cookies> change) {
        return new State(
                headAge,
                isFirst,
                isConfirmed,
                change.apply(jar),
                change.apply(disk),
                requests.stream()
                        .map(request -> new Request(
                                change.apply(request.sent()), request.isExplicit(), request.isOrphan(), request.age()))
                        .toList(),
                answers.stream()
                        .map(answer -> {
                            Cookies cookies = answer.cookies();
                            return cookies == null
                                    ? answer
                                    : new Answer(change.apply(cookies), answer.gateway(), answer.age());
                        })
                        .toList(),
                sightings,
                known,
                stolen);
    }

    /** Numbers access tokens in the order of their appearance and forgets what was seen of tokens that nobody holds. */
    State canonical() {
        Map<Integer, Integer> numbers = new HashMap<>();
        State numbered = each(cookies -> {
            Access access = cookies.access();
            if (access == null) {
                return cookies;
            }
            int number = numbers.computeIfAbsent(access.serial(), first -> numbers.size());
            return new Cookies(cookies.isLive(), cookies.behind(), new Access(number, access.behind(), access.left()));
        });
        List<Sighting> kept = sightings.stream()
                .filter(sighting -> sighting.token() < 0 || numbers.containsKey(sighting.token()))
                .map(sighting -> sighting.token() < 0
                        ? sighting
                        : new Sighting(sighting.gateway(), numbers.getOrDefault(sighting.token(), -1), sighting.age()))
                .toList();
        return numbered.withSightings(kept);
    }
}
