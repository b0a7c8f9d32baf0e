package io.gatehouse.core;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.Transactions;
import io.gatehouse.core.metrics.MeteredAccountLimits;
import io.gatehouse.core.mfa.AccountLimits;
import io.gatehouse.core.mfa.AccountThrottle;
import io.gatehouse.core.mfa.AnswerChallenge;
import io.gatehouse.core.mfa.BeginChallenge;
import io.gatehouse.core.mfa.BeginTotp;
import io.gatehouse.core.mfa.ConfirmTotp;
import io.gatehouse.core.mfa.EndTrust;
import io.gatehouse.core.mfa.GetMfa;
import io.gatehouse.core.mfa.IssueRecoveryCodes;
import io.gatehouse.core.mfa.MfaAlerts;
import io.gatehouse.core.mfa.NotMeLinks;
import io.gatehouse.core.mfa.Reauthenticate;
import io.gatehouse.core.mfa.RemoveTotp;
import io.gatehouse.core.mfa.RemoveTrustedDevice;
import io.gatehouse.core.mfa.RenewRecoveryCodes;
import io.gatehouse.core.mfa.SecondFactorCheck;
import io.gatehouse.core.mfa.TurnOffMfa;
import io.gatehouse.core.mfa.http.MfaRoutes;
import io.gatehouse.core.mfa.http.ReauthenticateRoutes;
import io.gatehouse.core.mfa.postgres.PgAccountLimits;
import io.gatehouse.core.mfa.postgres.PgAuthenticators;
import io.gatehouse.core.mfa.postgres.PgChallenges;
import io.gatehouse.core.mfa.postgres.PgRecoveryCodes;
import io.gatehouse.core.mfa.postgres.PgTrustedDevices;
import io.gatehouse.core.password.Credentials;
import io.gatehouse.core.password.PasswordHasher;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.session.DeviceGuess;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.user.Users;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The part of {@link Wiring} that puts the second factor together. */
final class WiringMfa {
    final BeginChallenge beginChallenge;
    final AnswerChallenge answerChallenge;
    final PgAuthenticators authenticators;
    final AccountThrottle throttle;
    final AccountThrottle lockMails;
    final EndTrust endTrust;
    final TurnOffMfa turnOff;
    final MfaRoutes routes;
    final ReauthenticateRoutes reauthenticateRoutes;

    WiringMfa(
            PgSql sql,
            Transactions transactions,
            KeyRing master,
            SecureRandom random,
            RandomBytes randomBytes,
            PolicyBook policies,
            Users users,
            Sessions sessions,
            PasswordHasher hasher,
            Credentials credentials,
            NotMeLinks notMeLinks,
            DeviceGuess deviceGuess,
            AuditTrail audit,
            Mails mails,
            Ids ids,
            MeterRegistry meters,
            InstantSource clock) {
        authenticators = new PgAuthenticators(sql, new Sealer(master.derive("totp"), random));
        PgRecoveryCodes recoveryCodes = new PgRecoveryCodes(sql, ids);
        PgTrustedDevices devices = new PgTrustedDevices(sql, ids);
        PgChallenges challenges = new PgChallenges(sql);
        CodeHasher recoveryHasher = new CodeHasher(master.derive("recovery-codes"));
        CodeHasher emailCodes = new CodeHasher(master.derive("email-codes"));
        AccountLimits limits = new MeteredAccountLimits(new PgAccountLimits(sql), meters);
        throttle = AccountThrottle.ofCodes(limits, policies);
        lockMails = AccountThrottle.ofLockMails(limits, policies);
        SecondFactorCheck check = new SecondFactorCheck(authenticators, recoveryCodes, recoveryHasher, policies, clock);
        IssueRecoveryCodes issue = new IssueRecoveryCodes(recoveryCodes, recoveryHasher, policies, randomBytes);
        MfaAlerts alerts = new MfaAlerts(users, notMeLinks, policies, mails);
        endTrust = new EndTrust(devices, challenges);
        turnOff = new TurnOffMfa(authenticators, recoveryCodes, endTrust, alerts);
        beginChallenge = new BeginChallenge(
                challenges,
                devices,
                emailCodes,
                AccountThrottle.ofCodeMails(limits, policies),
                mails,
                audit,
                transactions,
                policies,
                ids,
                randomBytes);
        answerChallenge = new AnswerChallenge(
                challenges,
                check,
                emailCodes,
                devices,
                recoveryCodes,
                throttle,
                users,
                policies,
                transactions,
                audit,
                alerts);
        routes = new MfaRoutes(
                new GetMfa(authenticators, recoveryCodes, devices, deviceGuess),
                new BeginTotp(authenticators, users, policies, randomBytes),
                new ConfirmTotp(
                        authenticators, check, issue, endTrust, throttle, sessions, transactions, audit, alerts),
                new RemoveTotp(authenticators, turnOff, transactions, audit),
                new RenewRecoveryCodes(authenticators, issue, transactions, audit, alerts),
                new RemoveTrustedDevice(devices, transactions, audit));
        reauthenticateRoutes = new ReauthenticateRoutes(new Reauthenticate(
                authenticators, check, credentials, hasher, throttle, sessions, transactions, audit));
    }
}
