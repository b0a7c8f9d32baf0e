package io.gatehouse.core.session.model;

import io.gatehouse.core.session.model.State.Access;
import io.gatehouse.core.session.model.State.Answer;
import io.gatehouse.core.session.model.State.Cookies;
import io.gatehouse.core.session.model.State.Request;
import io.gatehouse.core.session.model.State.Sighting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through every state that can be reached, breadth first: so a broken promise is found with the shortest story that breaks it.
 *
 * <p>At every moment anything may happen: a tab sends a request, a gateway reads it (either of two), an answer arrives or is lost, the
 * browser crashes back to its disk, 30 s pass, the person signs in anew, a thief copies the jar or presents the copy.
 */
final class Explorer {
    private static final int NEW_SERIAL = 99;
    private static final int SEEN_GENERATION = -1;

    private final Rules rules;
    private final boolean hasThief;
    private final int mostUnderWay;
    private final Map<State, Step> came = new HashMap<>();
    private final Deque<State> open = new ArrayDeque<>();
    private @Nullable String broken;
    private List<String> story = List.of();

    private record Step(@Nullable State from, String what, int depth) {}

    /** @param mostUnderWay requests and answers at one time */
    Explorer(Rules rules, boolean hasThief, int mostUnderWay) {
        this.rules = rules;
        this.hasThief = hasThief;
        this.mostUnderWay = mostUnderWay;
    }

    /** Explores to a depth; stops at the first broken promise. */
    void explore(int deepest) {
        State start = State.begin();
        came.put(start, new Step(null, "sign in", 0));
        open.add(start);
        while (!open.isEmpty() && broken == null) {
            State state = open.remove();
            if (depth(state) < deepest) {
                next(state);
            }
        }
    }

    /** Returns what was broken, null when nothing was. */
    @Nullable
    String broken() {
        return broken;
    }

    /** Returns how it came to that. */
    List<String> story() {
        return story;
    }

    int states() {
        return came.size();
    }

    private void next(State state) {
        if (state.requests().stream().allMatch(request -> request.age() < Rules.LONGEST_DELAY)) {
            State later = state.later(Math.max(rules.damping(), rules.window()));
            go(
                    state,
                    "30 s pass",
                    later.withAnswers(later.answers().stream()
                            .filter(answer -> answer.age() <= Rules.COOKIES_GOOD_FOR)
                            .toList()));
        }
        if (state.underWay() < mostUnderWay) {
            go(state, "a tab sends a call", send(state, /* isExplicit= */ false));
            if (rules.refreshesAtAnyTime()) {
                go(state, "a tab asks for a refresh", send(state, /* isExplicit= */ true));
            }
        }
        for (int i = 0; i < state.requests().size(); i++) {
            for (int gateway = 0; gateway < 2; gateway++) {
                read(state, i, gateway);
            }
        }
        for (int i = 0; i < state.answers().size(); i++) {
            State without = state.withAnswers(without(state.answers(), i));
            go(state, "an answer is lost", without);
            deliver(state, without, state.answers().get(i));
        }
        if (!state.jar().equals(state.disk())) {
            go(
                    state,
                    "the browser crashes",
                    state.withJar(state.disk())
                            .withAnswers(List.of())
                            .withRequests(state.requests().stream()
                                    .map(request -> new Request(
                                            request.sent(), request.isExplicit(), /* isOrphan= */ true, request.age()))
                                    .toList()));
        }
        if (hasThief) {
            thief(state);
        } else {
            go(state, "the person signs in anew", state.signedInAnew());
        }
    }

    private static State send(State state, boolean isExplicit) {
        return state.withRequests(with(state.requests(), new Request(state.jar(), isExplicit, false, 0)));
    }

    private void read(State state, int index, int gateway) {
        Request request = state.requests().get(index);
        State rest = state.withRequests(without(state.requests(), index));
        String what = "gateway " + gateway + " reads ";
        Access access = request.sent().access();
        if (!request.sent().isLive()) {
            boolean isTold = rules.clearsOnRefusal() && !request.isOrphan();
            State told = rest.withAnswers(with(rest.answers(), new Answer(null, gateway, 0)));
            go(state, what + "a call of the ended session: 401", isTold ? told : rest);
        } else if (access != null && !request.isExplicit()) {
            go(state, what + "a call with a good access token", seen(rest, gateway, access));
        } else {
            refresh(state, rest, request, gateway, what);
        }
    }

    private void refresh(State state, State rest, Request request, int gateway, String what) {
        Rules.Verdict verdict =
                rules.decide(request.sent().behind(), state.headAge(), state.isFirst(), state.isConfirmed());
        switch (verdict) {
            case ROTATE -> answer(state, rest.rotated(), request, gateway, Rules.LIFE, what + "a call: rotated");
            case SAME -> answer(state, rest, request, gateway, Rules.SHORTENED, what + "a call: the same again");
            case REUSE -> {
                if (state.stolen() < 0) {
                    fail(state, what + "a call: reuse", "an honest browser was signed out");
                }
            }
        }
    }

    private void answer(State state, State rest, Request request, int gateway, int life, String what) {
        State known = rest.knownAt(gateway);
        Cookies cookies = new Cookies(true, 0, new Access(NEW_SERIAL, 0, life));
        go(
                state,
                what,
                request.isOrphan() ? known : known.withAnswers(with(known.answers(), new Answer(cookies, gateway, 0))));
    }

    private void deliver(State state, State without, Answer answer) {
        Cookies cookies = answer.cookies();
        if (cookies == null) {
            if (state.jar().isLive()) {
                fail(state, "a late 401 arrives and deletes the cookies", "an honest browser was signed out");
            }
        } else if (state.known().get(answer.gateway()) >= cookies.behind()) {
            go(state, "an answer arrives", without.withJar(cookies));
        }
    }

    /** Notes that a gateway saw an access token of the head; older ones prove nothing any more. */
    private State seen(State state, int gateway, Access access) {
        if (access.behind() > 0) {
            return state;
        }
        if (rules.proof() == Rules.Proof.FIRST_SIGHT) {
            return state.confirmed();
        }
        int token = rules.proof() == Rules.Proof.SAME_TOKEN_TWICE ? access.serial() : SEEN_GENERATION;
        for (Sighting sighting : state.sightings()) {
            if (sighting.gateway() == gateway && sighting.token() == token) {
                return sighting.age() >= Rules.APART ? state.confirmed() : state;
            }
        }
        return state.withSightings(with(state.sightings(), new Sighting(gateway, token, 0)));
    }

    private void thief(State state) {
        if (state.stolen() < 0) {
            if (state.jar().isLive()) {
                go(state, "a thief copies the jar", state.withStolen(state.jar().behind()));
            }
            return;
        }
        boolean isProved = state.stolen() > 0 && state.isConfirmed() && state.headAge() >= Rules.PROTOCOL.window();
        switch (rules.decide(state.stolen(), state.headAge(), state.isFirst(), state.isConfirmed())) {
            case ROTATE ->
                go(state, "the thief refreshes: rotated", state.rotated().withStolen(0));
            case SAME -> {
                if (isProved || state.stolen() > 1) {
                    fail(state, "the thief refreshes: the same again", "a theft went unseen");
                }
                go(state, "the thief refreshes: the same again", state.withStolen(0));
            }
            case REUSE -> {
                // Found: everything ends, and with it this story.
            }
        }
    }

    private void go(State from, String what, State to) {
        State canonical = to.canonical();
        if (!came.containsKey(canonical)) {
            came.put(canonical, new Step(from, what, depth(from) + 1));
            open.add(canonical);
        }
    }

    private int depth(State state) {
        return Objects.requireNonNull(came.get(state)).depth();
    }

    private void fail(State state, String last, String promise) {
        if (broken != null) {
            return;
        }
        Deque<String> told = new ArrayDeque<>(List.of(last));
        for (Step step = came.get(state); step != null; step = step.from() == null ? null : came.get(step.from())) {
            told.addFirst(step.what());
        }
        broken = promise;
        story = List.copyOf(told);
    }

    private static <T> List<T> with(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return List.copyOf(more);
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> fewer = new ArrayList<>(list);
        fewer.remove(index);
        return List.copyOf(fewer);
    }
}
