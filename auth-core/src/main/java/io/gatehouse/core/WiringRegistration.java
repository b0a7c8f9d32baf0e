package io.gatehouse.core;

import io.gatehouse.core.http.Operations;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.registration.Register;
import io.gatehouse.core.registration.TellOwner;
import io.gatehouse.core.registration.http.RegistrationRoutes;
import io.gatehouse.core.verification.ResendVerification;
import io.gatehouse.core.verification.SendVerification;
import io.gatehouse.core.verification.VerifyEmail;
import io.gatehouse.core.verification.http.VerificationRoutes;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Registration and the proof of an address, put together. */
final class WiringRegistration {
    private WiringRegistration() {}

    static List<Consumer<Operations>> routes(WiringRecovery.Parts parts, Ids ids, InstantSource clock) {
        SendVerification send = new SendVerification(parts.issueLink(), parts.mails(), parts.audit());
        Register register = new Register(
                parts.users(),
                parts.credentials(),
                parts.hasher(),
                send,
                parts.passwordCheck(),
                parts.links(),
                new TellOwner(
                        parts.credentials(),
                        parts.links(),
                        parts.issueLink(),
                        parts.mails(),
                        parts.policies(),
                        parts.audit()),
                parts.limits(),
                parts.audit(),
                parts.transactions(),
                parts.policies(),
                ids,
                parts.random(),
                clock);
        VerificationRoutes verification = new VerificationRoutes(
                new VerifyEmail(parts.links(), parts.users(), parts.transactions(), parts.audit()),
                new ResendVerification(parts.users(), send, parts.limits(), parts.background(), parts.transactions()));
        return List.of(new RegistrationRoutes(register)::mount, verification::mount);
    }
}
