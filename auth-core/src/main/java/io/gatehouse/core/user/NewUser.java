package io.gatehouse.core.user;

import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import java.util.List;

/** An account about to be added. */
public record NewUser(UserId id, TenantId tenant, Email email, Profile profile, String language, List<String> roles) {}
