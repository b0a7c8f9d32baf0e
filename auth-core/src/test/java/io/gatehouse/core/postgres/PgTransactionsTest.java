package io.gatehouse.core.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgTransactionsTest {
    private static PgCore core;

    private PgTransactions transactions;
    private PgSql sql;

    @BeforeAll
    static void start() {
        core = new PgCore();
        core.database().run("CREATE TABLE note (text text CONSTRAINT note_text_key UNIQUE)");
        core.database().run("GRANT ALL ON note TO " + TestPostgres.LOGIN);
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @BeforeEach
    void forget() {
        core.database().run("DELETE FROM note");
        transactions = core.transactions();
        sql = core.sql();
    }

    @Test
    void all_changes_are_kept_and_the_result_is_returned() {
        assertEquals("done", transactions.run(() -> {
            note("one");
            note("two");
            return "done";
        }));
        assertEquals(2, notes());
    }

    @Test
    void work_that_throws_keeps_nothing_and_its_own_failure_comes_out() {
        IllegalStateException failure = new IllegalStateException("on purpose");
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> transactions.run(() -> {
                            note("one");
                            throw failure;
                        })));
        assertEquals(0, notes());
    }

    @Test
    void an_error_of_the_machine_keeps_nothing_either() {
        assertThrows(
                StackOverflowError.class,
                () -> transactions.run(() -> {
                    note("one");
                    throw new StackOverflowError();
                }));
        assertEquals(0, notes());
    }

    @Test
    void a_refused_statement_names_its_constraint_and_keeps_nothing() {
        PgRefusal refusal = assertThrows(
                PgRefusal.class,
                () -> transactions.run(() -> {
                    note("same");
                    note("same");
                }));
        assertTrue(refusal.isBy("note_text_key"));
        assertEquals(0, notes());
    }

    @Test
    void a_transaction_inside_another_joins_it() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    transactions.run(() -> note("inner"));
                    throw new IllegalStateException("outer");
                }));
        assertEquals(0, notes());
    }

    @Test
    void what_is_sent_without_waiting_is_kept_with_the_rest() {
        transactions.run(() -> {
            send("one");
            send("two");
            assertEquals(2, notes());
            send("three");
        });
        assertEquals(3, notes());
    }

    @Test
    void what_fails_after_it_was_sent_fails_the_transaction() {
        PgRefusal refusal = assertThrows(
                PgRefusal.class,
                () -> transactions.run(() -> {
                    send("same");
                    send("same");
                }));
        assertTrue(refusal.isBy("note_text_key"));
        assertEquals(0, notes());
    }

    @Test
    void a_statement_that_fails_because_of_one_sent_before_tells_the_cause() {
        PgRefusal refusal = assertThrows(
                PgRefusal.class,
                () -> transactions.run(() -> {
                    send("same");
                    send("same");
                    note("other");
                }));
        assertTrue(refusal.isBy("note_text_key"));
        assertEquals(0, notes());
    }

    @Test
    void others_see_nothing_before_the_commit() {
        transactions.run(() -> {
            note("hidden");
            assertEquals(List.of("0"), core.database().column("SELECT count(*) FROM note"));
        });
        assertEquals(1, notes());
    }

    @Test
    void connections_come_back_however_the_work_ends() {
        for (int times = 0; times < 20; times++) {
            Throwable failure = assertThrows(
                    IllegalStateException.class,
                    () -> transactions.run(() -> {
                        throw new IllegalStateException("on purpose");
                    }));
            assertInstanceOf(IllegalStateException.class, failure);
        }
        assertEquals(0, notes());
    }

    @Test
    void what_waits_for_the_commit_is_done_after_it() {
        List<Long> seen = new ArrayList<>();
        transactions.run(() -> {
            note("one");
            transactions.run(() -> sql.whenKept(() -> seen.add(notes())));
            assertEquals(List.of(), seen);
        });
        assertEquals(List.of(1L), seen);
    }

    @Test
    void what_waits_for_a_commit_that_never_comes_is_not_done() {
        List<Long> seen = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    sql.whenKept(() -> seen.add(notes()));
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(List.of(), seen);
    }

    @Test
    void outside_a_transaction_nothing_waits() {
        List<Long> seen = new ArrayList<>();
        note("one");
        sql.whenKept(() -> seen.add(notes()));
        assertEquals(List.of(1L), seen);
    }

    private void note(String text) {
        sql.change("noting", "INSERT INTO note VALUES ($1)", text);
    }

    private void send(String text) {
        sql.send("noting", "INSERT INTO note VALUES ($1)", text);
    }

    private long notes() {
        return Objects.requireNonNull(sql.one("counting", "SELECT count(*) AS notes FROM note"))
                .getLong("notes");
    }
}
