package io.gatehouse.core.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.testing.TestPostgres;
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

    private void note(String text) {
        sql.change("noting", "INSERT INTO note VALUES ($1)", text);
    }

    private long notes() {
        return Objects.requireNonNull(sql.one("counting", "SELECT count(*) AS notes FROM note"))
                .getLong("notes");
    }
}
