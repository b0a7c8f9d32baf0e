package io.gatehouse.core;

import io.gatehouse.core.JsonLines.Line;
import io.gatehouse.core.admin.ForeignAccount;
import io.gatehouse.core.admin.ImportResult;
import io.gatehouse.core.kernel.Hashes;
import io.gatehouse.core.kernel.Username;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run of {@code user import}. Good lines are kept and bad ones told, each with its number: whoever mends those and runs the file again
 * adds what was missing, because addresses that are here are passed over.
 */
final class UserImport {
    private static final int BATCH = 200;
    private static final String ADMIN = "admin";

    private final Operator operator;
    private final boolean isRehearsal;
    private final boolean areAdminsAllowed;
    private final PrintStream err;
    private final List<Long> numbers = new ArrayList<>(BATCH);
    private final List<ForeignAccount> batch = new ArrayList<>(BATCH);

    /** Eight bytes of a hash for each address and name so far: a million of them fit into a small heap. */
    private final Set<Long> seen = new HashSet<>();

    private long imported;
    private long thereAlready;
    private long refused;

    UserImport(Operator operator, boolean isRehearsal, boolean areAdminsAllowed, PrintStream err) {
        this.operator = operator;
        this.isRehearsal = isRehearsal;
        this.areAdminsAllowed = areAdminsAllowed;
        this.err = err;
    }

    /** Reads all of it. What was imported before a failure stays and is told to the audit log account by account. */
    Counts run(InputStream file) throws IOException {
        JsonLines lines = new JsonLines(file);
        for (Line line = lines.next(); line != null; line = lines.next()) {
            take(line);
            if (batch.size() == BATCH) {
                bring();
            }
        }
        bring();
        Counts counts = new Counts(imported, thereAlready, refused);
        if (!isRehearsal) {
            operator.importEnded(counts);
        }
        return counts;
    }

    private void take(Line line) {
        JsonObject object = line.object();
        if (object == null) {
            refuse(line.number(), "this is not one JSON object in UTF-8 with no key twice, of 64 KiB at most");
            return;
        }
        try {
            ForeignAccount account = ForeignAccountJson.read(object);
            requireFit(account);
            numbers.add(line.number());
            batch.add(account);
        } catch (IllegalArgumentException fault) {
            refuse(line.number(), String.valueOf(fault.getMessage()));
        }
    }

    private void requireFit(ForeignAccount account) {
        if (account.roles().contains(ADMIN) && !areAdminsAllowed) {
            throw new IllegalArgumentException(
                    "the role admin opens the administration of Gatehouse; say --allow-admins if that is meant");
        }
        Username username = account.profile().username();
        boolean isKnownAddress = !seen.add(mark(account.email().key()));
        boolean isKnownName = username != null && !seen.add(mark(username.key()));
        if (isKnownAddress || isKnownName) {
            throw new IllegalArgumentException("an earlier line has the address or the username");
        }
    }

    private void bring() {
        List<ImportResult> results = operator.importUsers(List.copyOf(batch), isRehearsal);
        for (int at = 0; at < results.size(); at++) {
            switch (results.get(at)) {
                case ImportResult.Imported done -> imported++;
                case ImportResult.ThereAlready known -> thereAlready++;
                case ImportResult.Refused bad -> refuse(numbers.get(at), bad.reason());
            }
        }
        batch.clear();
        numbers.clear();
    }

    private void refuse(long number, String reason) {
        refused++;
        err.println("line " + number + ": " + reason);
    }

    private static long mark(String key) {
        return ByteBuffer.wrap(Hashes.sha256(key.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** How it went. */
    record Counts(long imported, long thereAlready, long refused) {}
}
