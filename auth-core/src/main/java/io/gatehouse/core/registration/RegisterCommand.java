package io.gatehouse.core.registration;

import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.user.Profile;

/** A wish for an account. */
public record RegisterCommand(
        TenantId tenant, Email email, PresentedPassword password, Profile profile, Client client) {}
