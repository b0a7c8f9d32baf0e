package io.gatehouse.core;

import io.gatehouse.core.background.BackgroundThreads;
import io.gatehouse.core.config.CoreConfig;
import io.gatehouse.core.config.CoreSettings;
import io.gatehouse.core.config.ServerConfig;
import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.ExportAudit;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.event.OutboxQueue;
import io.gatehouse.core.event.postgres.PgOutbox;
import io.gatehouse.core.http.Contract;
import io.gatehouse.core.http.CoreRouter;
import io.gatehouse.core.http.Cursors;
import io.gatehouse.core.http.Operations;
import io.gatehouse.core.http.SignedIn;
import io.gatehouse.core.http.UseCases;
import io.gatehouse.core.kernel.CodeHasher;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.WakeUp;
import io.gatehouse.core.login.CompleteChallenge;
import io.gatehouse.core.login.CompleteSignIn;
import io.gatehouse.core.login.SignIn;
import io.gatehouse.core.login.SignInAlerts;
import io.gatehouse.core.login.http.LoginRoutes;
import io.gatehouse.core.login.postgres.PgSignInAccounts;
import io.gatehouse.core.metrics.MeteredBacklog;
import io.gatehouse.core.metrics.MeteredOutbox;
import io.gatehouse.core.mfa.NotMeLinks;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.RehashPassword;
import io.gatehouse.core.password.bcrypt.BcryptHasher;
import io.gatehouse.core.password.bcrypt.HashingThreads;
import io.gatehouse.core.password.postgres.PgCredentials;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.PolicyFile;
import io.gatehouse.core.policy.http.PolicyRoutes;
import io.gatehouse.core.policy.postgres.PgAppliedPolicies;
import io.gatehouse.core.policy.watch.PolicyWatch;
import io.gatehouse.core.postgres.PgSql;
import io.gatehouse.core.postgres.PgTransactions;
import io.gatehouse.core.recovery.AddressHasher;
import io.gatehouse.core.recovery.postgres.PgUnlockCodes;
import io.gatehouse.core.risk.geo.PolicyPlaces;
import io.gatehouse.core.session.Authenticate;
import io.gatehouse.core.session.DeviceGuess;
import io.gatehouse.core.session.EndAllSessions;
import io.gatehouse.core.session.EndSession;
import io.gatehouse.core.session.LimitSessions;
import io.gatehouse.core.session.ListSessions;
import io.gatehouse.core.session.Refresh;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.SignOut;
import io.gatehouse.core.session.StartSession;
import io.gatehouse.core.session.http.GatewayRoutes;
import io.gatehouse.core.session.http.SessionRoutes;
import io.gatehouse.core.session.http.WhoAmIRoutes;
import io.gatehouse.core.session.postgres.PgSessions;
import io.gatehouse.core.session.useragent.UapDeviceGuess;
import io.gatehouse.core.tenant.TenantDirectory;
import io.gatehouse.core.tenant.TenantOrigins;
import io.gatehouse.core.tenant.postgres.PgTenants;
import io.gatehouse.core.token.ExchangeToken;
import io.gatehouse.core.token.http.ExchangeRoutes;
import io.gatehouse.core.token.http.JwksRoutes;
import io.gatehouse.core.token.jose.SigningKeys;
import io.gatehouse.core.user.GetProfile;
import io.gatehouse.core.user.UpdateProfile;
import io.gatehouse.core.user.http.UserRoutes;
import io.gatehouse.core.user.postgres.PgUsers;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.core.verification.postgres.PgEmailLinks;
import io.gatehouse.kit.health.Readiness;
import io.gatehouse.kit.http.ClientAssertion;
import io.gatehouse.kit.id.Uuid7;
import io.gatehouse.kit.metrics.RequestMetrics;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Sealer;
import io.gatehouse.kit.tenant.TenantHosts;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every {@code new} of the module, top to bottom. Waits for the database: not to be called on an event loop. */
final class Wiring {
    final HashingThreads hashing;
    final BackgroundThreads background;
    final WiringAudit auditLog;
    final WiringWebhooks webhooks;
    final WiringCleaning cleaning;
    final OutboxQueue outbox;
    final WakeUp mailQueued = new WakeUp();
    final List<MeteredBacklog> backlogs;
    final SigningKeys signingKeys;
    final NewAccounts newAccounts;
    final Operator.Parts operators;
    final CoreRouter router;
    final PolicyBook policies;
    final PolicyWatch policyWatch;
    final TenantDirectory tenants;
    final PolicyPlaces places;

    Wiring(
            CoreSettings settings,
            Vertx vertx,
            Pool pool,
            Contract contract,
            Readiness readiness,
            ExecutorService virtualThreads,
            Revocations revocations,
            @Nullable Redis redis,
            MeterRegistry meters,
            InstantSource clock) {
        CoreConfig config = settings.config();
        SecureRandom random = new SecureRandom();
        Uuid7 uuids = new Uuid7(clock, random);
        Ids ids = uuids::next;
        RandomBytes randomBytes = length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        };
        KeyRing master = config.secrets().master();
        ServerConfig server = config.core();

        PgSql sql = new PgSql(pool);
        PgTransactions transactions = new PgTransactions(pool);
        tenants = new TenantDirectory(new PgTenants(sql), new TenantHosts(config.tenants()));
        policies = settings.policyFile() == null
                ? PolicyBook.fixed(config.policies())
                : new PolicyFile(settings.policyFile(), settings.policies(), tenants::slugOf);
        webhooks =
                new WiringWebhooks(vertx, sql, transactions, master, random, randomBytes, policies, ids, meters, clock);
        auditLog = new WiringAudit(sql, transactions, master, policies, ids, clock, meters, webhooks.queue);
        PgOutbox kept = new PgOutbox(sql, new Sealer(master.derive("outbox"), random), ids, mailQueued);
        outbox = new MeteredOutbox(kept, meters);
        backlogs = List.of(
                new MeteredBacklog("gatehouse.mails", kept::backlog, meters),
                new MeteredBacklog("gatehouse.webhooks", webhooks.deliveries::backlog, meters));
        PgUsers users = new PgUsers(sql);
        AuditTrail audit = new AuditTrail(auditLog.events);
        policyWatch = new PolicyWatch(
                policies, new PgAppliedPolicies(sql), transactions, audit, tenants.fallback(), tenants::bySlug, ids);
        Mails mails = new Mails(kept, users, new TenantOrigins(tenants, config.publicOrigin())::of);

        WiringTokens tokens =
                new WiringTokens(config, sql, transactions, random, randomBytes, policies, tenants, audit, ids, clock);
        signingKeys = tokens.signingKeys;

        PgSessions sessions = new PgSessions(sql);
        StartSession startSession = new StartSession(sessions, tokens.refresh, tokens.mint, policies, ids);
        SignOut signOut = new SignOut(sessions, tokens.refresh, transactions, revocations, audit);
        Authenticate authenticate = new Authenticate(tokens.access, sessions);
        GetProfile getProfile = new GetProfile(users);

        WiringPasswords passwords =
                new WiringPasswords(vertx, server, master, sql, virtualThreads, randomBytes, policies, ids, meters);
        hashing = passwords.hashing;
        BcryptHasher hasher = passwords.hasher;
        PgCredentials credentials = passwords.credentials;
        PasswordCheck passwordCheck = passwords.check;
        background =
                new BackgroundThreads(server.backgroundThreads(), server.backgroundQueue(), Duration.ofSeconds(10));

        PgEmailLinks links = new PgEmailLinks(sql, ids);
        IssueLink issueLink = new IssueLink(links, policies, randomBytes);
        DeviceGuess deviceGuess = new UapDeviceGuess();
        NotMeLinks notMeLinks = (tenant, user, to) -> {
            IssueLink.Issued notMe = issueLink.execute(tenant, user, LinkPurpose.NOT_ME, to);
            return new NotMeLinks.Link(notMe.token().text(), notMe.life());
        };
        WiringMfa mfa = new WiringMfa(
                sql,
                transactions,
                master,
                random,
                randomBytes,
                policies,
                users,
                sessions,
                hasher,
                credentials,
                notMeLinks,
                deviceGuess,
                audit,
                mails,
                ids,
                meters,
                clock);
        WiringRisk risk = new WiringRisk(sql, redis, server.limitsWait(), master, policies, meters, clock);
        places = risk.places;
        cleaning = new WiringCleaning(sql, transactions, policies, risk.attempts, webhooks.deliveries);
        SignInAlerts alerts = new SignInAlerts(
                users,
                sessions,
                mails,
                notMeLinks,
                issueLink,
                mfa.lockMails,
                deviceGuess,
                risk.places,
                policies,
                background,
                transactions,
                audit,
                clock);
        Refresh refresh = new Refresh(
                sessions, tokens.refresh, tokens.mint, policies, transactions, revocations, audit, mails, alerts);
        CompleteSignIn completeSignIn = new CompleteSignIn(
                users,
                startSession,
                new LimitSessions(sessions, policies, audit),
                signOut,
                revocations,
                transactions,
                audit,
                risk.rememberDevice,
                alerts);
        SignIn signIn = new SignIn(
                new PgSignInAccounts(sql),
                hasher,
                new RehashPassword(credentials, hasher, background),
                mfa.beginChallenge,
                completeSignIn,
                risk.lockout,
                risk.spraying,
                risk.assess,
                alerts,
                policies,
                audit);

        newAccounts = new NewAccounts(users, credentials, passwordCheck, hasher, transactions, ids);
        WiringRecovery.Parts recovery = new WiringRecovery.Parts(
                users,
                credentials,
                passwordCheck,
                hasher,
                sessions,
                startSession,
                links,
                issueLink,
                mfa.authenticators,
                mfa.turnOff,
                mfa.endTrust,
                risk.locks(),
                mfa.throttle,
                risk::mayMail,
                mails,
                background,
                revocations,
                transactions,
                policies,
                audit,
                randomBytes,
                ids,
                new PgUnlockCodes(sql),
                new CodeHasher(master.derive("unlock-codes")),
                new AddressHasher(master.derive("unlock-addresses")));

        WiringAdmin admin = new WiringAdmin(sql, recovery, risk.lockout, tenants, ids, clock);
        operators = new Operator.Parts(
                admin.accounts,
                admin.changeAccount,
                admin.endAccountSessions,
                admin.endTenantSessions,
                sessions,
                admin.importAccounts,
                tokens.keyRotation,
                auditLog.verify,
                new ExportAudit(auditLog.log),
                newAccounts,
                tenants,
                policies,
                audit,
                ids,
                clock);

        Cursors cursors = new Cursors(master);
        UseCases useCases = new UseCases(vertx, virtualThreads, server.mostAtOnce());
        router = new CoreRouter(
                contract,
                useCases,
                new SignedIn(authenticate, policies, clock),
                risk.operationLimits(tokens.refresh, audit),
                new RequestMetrics(meters, System::nanoTime),
                uuids,
                new ClientAssertion(config.secrets().gateway()),
                tenants,
                clock,
                readiness,
                Stream.of(
                                WiringRegistration.routes(recovery, ids, clock),
                                List.<Consumer<Operations>>of(
                                        new LoginRoutes(
                                                        signIn,
                                                        new CompleteChallenge(
                                                                mfa.answerChallenge, risk.assess, completeSignIn))
                                                ::mount,
                                        mfa.routes::mount,
                                        mfa.reauthenticateRoutes::mount,
                                        new SessionRoutes(
                                                refresh,
                                                signOut,
                                                new ListSessions(sessions, deviceGuess, risk.places),
                                                new EndSession(sessions, transactions, revocations, audit),
                                                new EndAllSessions(sessions, transactions, revocations, audit))::mount,
                                        new WhoAmIRoutes(authenticate, getProfile)::mount,
                                        new UserRoutes(
                                                getProfile,
                                                new UpdateProfile(users, policies, transactions, audit, clock))::mount,
                                        new PolicyRoutes(policies)::mount,
                                        new ExchangeRoutes(new ExchangeToken(tokens.access, policies))::mount,
                                        webhooks.routes(audit, cursors)::mount),
                                WiringRecovery.routes(recovery),
                                auditLog.routes(audit, tenants::isOperators, deviceGuess, risk.places, cursors),
                                admin.routes(cursors))
                        .flatMap(List::stream)
                        .toList(),
                List.of(
                        new JwksRoutes(signingKeys::jwks)::mount,
                        new GatewayRoutes(
                                        sessions,
                                        audit,
                                        useCases,
                                        policies::longestAccessLifetime,
                                        tenants::slugs,
                                        clock)::mount));
    }
}
