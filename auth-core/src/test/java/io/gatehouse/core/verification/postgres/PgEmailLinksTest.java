package io.gatehouse.core.verification.postgres;

import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.testing.PgCore;
import io.gatehouse.core.verification.EmailLinks;
import io.gatehouse.core.verification.EmailLinksBehaviour;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;

/** Time passes by moving what is stored into the past. */
class PgEmailLinksTest extends EmailLinksBehaviour {
    @AutoClose
    private static final PgCore core = new PgCore();

    @Override
    protected EmailLinks links() {
        return new PgEmailLinks(core.sql(), core.ids());
    }

    @Override
    protected UserId newUser() {
        return core.newUser();
    }

    @Override
    protected void pass(Duration time) {
        core.database()
                .run("UPDATE email_links SET created_at = created_at - i, expires_at = expires_at - i,"
                        + " used_at = used_at - i FROM (SELECT interval '" + time.toMillis()
                        + " milliseconds') AS past (i)");
    }
}
