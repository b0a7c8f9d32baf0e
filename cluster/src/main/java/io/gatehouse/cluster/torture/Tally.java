package io.gatehouse.cluster.torture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What happened, as it is told at the end. */
final class Tally {
    final LongAdder served = new LongAdder();
    final LongAdder busyInFaults = new LongAdder();
    final LongAdder lostAnswers = new LongAdder();
    final LongAdder crashes = new LongAdder();
    final LongAdder faults = new LongAdder();
    final LongAdder thefts = new LongAdder();
    final LongAdder theftsSeen = new LongAdder();
    final List<String> signOuts = new CopyOnWriteArrayList<>();
    final List<String> unseenThefts = new CopyOnWriteArrayList<>();
    final List<String> failuresAfterRecovery = new CopyOnWriteArrayList<>();
    final List<String> wrongAnswers = new CopyOnWriteArrayList<>();

    boolean isGood() {
        return signOuts.isEmpty()
                && unseenThefts.isEmpty()
                && failuresAfterRecovery.isEmpty()
                && wrongAnswers.isEmpty()
                && served.sum() > 0;
    }

    String report() {
        StringBuilder text = new StringBuilder();
        line(text, "calls served", served.sum());
        line(text, "answers that never reached the browser", lostAnswers.sum());
        line(text, "browser crashes", crashes.sum());
        line(text, "faults of the servers", faults.sum());
        line(text, "calls refused while a server was away", busyInFaults.sum());
        line(text, "thefts", thefts.sum());
        line(text, "thefts seen", theftsSeen.sum());
        line(text, "HONEST SIGN-OUTS (must be 0)", signOuts.size());
        line(text, "THEFTS UNSEEN (must be 0)", unseenThefts.size());
        line(text, "FAILURES AFTER RECOVERY (must be 0)", failuresAfterRecovery.size());
        line(text, "WRONG ANSWERS (must be 0)", wrongAnswers.size());
        for (List<String> faults : List.of(signOuts, unseenThefts, failuresAfterRecovery, wrongAnswers)) {
            faults.stream()
                    .limit(10)
                    .forEach(each -> text.append("    ").append(each).append('\n'));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, long count) {
        text.append(String.format(java.util.Locale.ROOT, "  %8d  %s%n", count, what));
    }
}
