package io.gatehouse.core.session;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.time.Duration;
import java.util.List;

/** A session about to be opened. */
public record NewSession(
        SessionId id,
        TenantId tenant,
        UserId user,
        byte[] firstHash,
        List<String> amr,
        boolean rememberMe,
        Duration idle,
        Duration absolute,
        boolean newPlace,
        Client client) {}
