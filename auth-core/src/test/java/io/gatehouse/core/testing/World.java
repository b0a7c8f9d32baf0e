package io.gatehouse.core.testing;

import io.gatehouse.core.event.AuditTrail;
import io.gatehouse.core.event.Mail;
import io.gatehouse.core.event.Mails;
import io.gatehouse.core.kernel.AccessClaims;
import io.gatehouse.core.kernel.Background;
import io.gatehouse.core.kernel.Client;
import io.gatehouse.core.kernel.Email;
import io.gatehouse.core.kernel.EndReason;
import io.gatehouse.core.kernel.Ids;
import io.gatehouse.core.kernel.Overloaded;
import io.gatehouse.core.kernel.RandomBytes;
import io.gatehouse.core.kernel.SessionId;
import io.gatehouse.core.kernel.TenantId;
import io.gatehouse.core.kernel.UserId;
import io.gatehouse.core.login.CompleteSignIn;
import io.gatehouse.core.login.SignInAlerts;
import io.gatehouse.core.mfa.AccountThrottle;
import io.gatehouse.core.mfa.NotMeLinks;
import io.gatehouse.core.password.PasswordCheck;
import io.gatehouse.core.password.PasswordOwner;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.policy.Policies;
import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.policy.PolicySet;
import io.gatehouse.core.risk.AssessSignIn;
import io.gatehouse.core.risk.Buckets;
import io.gatehouse.core.risk.Lockout;
import io.gatehouse.core.risk.Place;
import io.gatehouse.core.risk.PlaceFinder;
import io.gatehouse.core.risk.RememberDevice;
import io.gatehouse.core.risk.Spraying;
import io.gatehouse.core.risk.memory.NodeSpraying;
import io.gatehouse.core.session.DeviceGuess;
import io.gatehouse.core.session.LimitSessions;
import io.gatehouse.core.session.Refresh;
import io.gatehouse.core.session.Revocations;
import io.gatehouse.core.session.Sessions;
import io.gatehouse.core.session.SignOut;
import io.gatehouse.core.session.StartSession;
import io.gatehouse.core.session.TokenMint;
import io.gatehouse.core.testing.memory.MacHasher;
import io.gatehouse.core.testing.memory.MemoryAccountLimits;
import io.gatehouse.core.testing.memory.MemoryAccounts;
import io.gatehouse.core.testing.memory.MemoryAttempts;
import io.gatehouse.core.testing.memory.MemoryEmailLinks;
import io.gatehouse.core.testing.memory.MemoryEvents;
import io.gatehouse.core.testing.memory.MemoryKnownDevices;
import io.gatehouse.core.testing.memory.MemorySessions;
import io.gatehouse.core.testing.memory.MemoryTransactions;
import io.gatehouse.core.token.AccessLifetimes;
import io.gatehouse.core.token.AccessTokens;
import io.gatehouse.core.token.IssuedAccessToken;
import io.gatehouse.core.token.RefreshTokens;
import io.gatehouse.core.user.NewUser;
import io.gatehouse.core.user.Profile;
import io.gatehouse.core.verification.IssueLink;
import io.gatehouse.core.verification.LinkPurpose;
import io.gatehouse.kit.config.ConfigBinder;
import io.gatehouse.kit.config.ConfigSources;
import io.gatehouse.kit.secret.KeyRing;
import io.gatehouse.kit.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A core without servers: the use cases on ports in memory, with one clock and one seed. */
public final class World implements Revocations, AccessTokens {
    public static final TenantId TENANT = new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
    public static final TenantId OTHER_TENANT = new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000002"));
    public static final Client CLIENT = new Client("192.0.2.7", "A Browser", "device-1", "request-1", "en");
    public static final Profile NO_PROFILE = new Profile(null, null, null, null);

    public final MovableClock clock = new MovableClock();
    public final Random random;
    public final RandomBytes randomBytes;
    public final Ids ids;
    public final MemoryTransactions transactions = new MemoryTransactions();
    public final MemoryAccounts accounts = new MemoryAccounts(clock);
    public final MemorySessions sessions = new MemorySessions(clock, accounts);
    public final MemoryEmailLinks links = new MemoryEmailLinks(clock);
    public final MemoryEvents events = new MemoryEvents();
    public final AuditTrail audit = new AuditTrail(events);
    public final MacHasher hasher = new MacHasher(transactions);
    /** What each of these is told stands in the password itself, so that a test reads as it is meant. */
    public final PasswordCheck passwordCheck = new PasswordCheck(
            password -> text(password).startsWith("common"),
            (password, ownData) -> text(password).startsWith("guessable") ? 10 : 60,
            accounts,
            hasher,
            (password, policy) -> new String(password.utf8(), StandardCharsets.UTF_8).startsWith("breached"));

    /** Work that waits; {@link #work} does it. */
    public final List<Runnable> waiting = new ArrayList<>();

    /** How much work may wait. */
    public int room = Integer.MAX_VALUE;

    public final Background background = (doing, work) -> {
        if (waiting.size() >= room) {
            throw new Overloaded("too much waits", Duration.ofSeconds(10));
        }
        waiting.add(work);
    };
    public final IssueLink issueLink;
    public final List<Mail> mailed = new ArrayList<>();
    public final Mails mails = new Mails(mailed::add, accounts, tenant -> "https://login.example.com");
    public final Map<SessionId, EndReason> revoked = new HashMap<>();
    public final RefreshTokens refreshTokens;
    public final TokenMint mint;
    public Policies policies = policies(Map.of());
    public final PolicyBook policyBook = new PolicyBook() {
        @Override
        public Policies of(TenantId tenant) {
            return policies;
        }

        @Override
        public Policies common() {
            return policies;
        }

        @Override
        public PolicySet all() {
            return new PolicySet(policies, Map.of());
        }

        @Override
        public Duration longestAccessLifetime() {
            return policies.tokens().accessLifetime();
        }
    };

    /** Where addresses are; a test puts them there. */
    public final Map<String, Place> places = new HashMap<>();

    public final PlaceFinder placeFinder = new PlaceFinder() {
        @Override
        public @Nullable Place find(String address) {
            return places.get(address);
        }

        @Override
        public @Nullable String name(String address, String language) {
            Place place = places.get(address);
            return place == null ? null : place.country();
        }
    };
    public final MemoryKnownDevices devices = new MemoryKnownDevices(clock);
    public final MemoryAttempts attempts = new MemoryAttempts(clock, devices);
    public final Lockout lockout = new Lockout(attempts, devices, new Buckets(keys(1)), policyBook);
    public final Spraying spraying = new NodeSpraying(policyBook, clock);
    public final AssessSignIn assess = new AssessSignIn(devices, placeFinder, spraying, policyBook, clock);
    public final RememberDevice rememberDevice = new RememberDevice(devices, placeFinder);
    public final SignInAlerts alerts;

    private final Map<String, AccessClaims> issued = new HashMap<>();

    public World() {
        this(1);
    }

    public World(long seed) {
        this.random = new Random(seed);
        this.randomBytes = length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        };
        this.ids = () -> new UUID(random.nextLong(), random.nextLong());
        this.issueLink = new IssueLink(links, policyBook, randomBytes);
        this.alerts = new SignInAlerts(
                accounts,
                sessions,
                mails,
                (tenant, user, to) -> {
                    IssueLink.Issued link = issueLink.execute(tenant, user, LinkPurpose.NOT_ME, to);
                    return new NotMeLinks.Link(link.token().text(), link.life());
                },
                issueLink,
                AccountThrottle.ofLockMails(new MemoryAccountLimits(clock), policyBook),
                userAgent -> new DeviceGuess.Device(userAgent, null, DeviceGuess.Kind.DESKTOP),
                placeFinder,
                policyBook,
                background,
                transactions,
                audit,
                clock);
        this.refreshTokens = new RefreshTokens(keys(1), randomBytes);
        this.mint = new TokenMint(this, refreshTokens, new AccessLifetimes(policyBook, random), clock);
    }

    /** Binds policies as the configuration does; what is not named has its default. */
    public static Policies policies(Map<String, String> overrides) {
        return ConfigBinder.bind(Policies.class, ConfigSources.ofOverrides(overrides));
    }

    /** A key ring with the ids given, the first one active. */
    public static KeyRing keys(int... ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            byte[] key = new byte[32];
            java.util.Arrays.fill(key, (byte) id);
            text.append(text.isEmpty() ? "" : ",")
                    .append(id)
                    .append(':')
                    .append(Base64.getEncoder().encodeToString(key));
        }
        return KeyRing.parse(text.toString());
    }

    public Refresh refresh() {
        return refresh(sessions);
    }

    public Refresh refresh(Sessions store) {
        return new Refresh(store, refreshTokens, mint, policyBook, transactions, this, audit, mails, alerts);
    }

    public CompleteSignIn completeSignIn() {
        return new CompleteSignIn(
                accounts,
                startSession(),
                new LimitSessions(sessions, policyBook, audit),
                signOut(),
                this,
                transactions,
                audit,
                rememberDevice,
                alerts);
    }

    public SignOut signOut() {
        return new SignOut(sessions, refreshTokens, transactions, this, audit);
    }

    public StartSession startSession() {
        return new StartSession(sessions, refreshTokens, mint, policyBook, ids);
    }

    /** Does what waits for the time after the answer. */
    public void work() {
        List<Runnable> due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }

    /** The token of the last mail. */
    public String lastToken() {
        String link = Objects.requireNonNull(mailed.getLast().values().get("link"));
        return link.substring(link.indexOf("#token=") + "#token=".length());
    }

    private static String text(PresentedPassword password) {
        byte[] utf8 = password.bytes();
        return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
    }

    /** Adds an account whose address is confirmed. */
    public UserId user(String email, String password) {
        UserId id = unverified(email, password);
        accounts.markEmailVerified(TENANT, id);
        return id;
    }

    public UserId unverified(String email, String password) {
        UserId id = new UserId(ids.next());
        Email address = new Email(email);
        var added = accounts.add(new NewUser(id, TENANT, address, NO_PROFILE, "en", List.of("user")));
        if (!added.name().equals("ADDED")) {
            throw new AssertionError(added);
        }
        PasswordOwner owner = PasswordOwner.newcomer(TENANT, address, NO_PROFILE, policies);
        var verdict = passwordCheck.execute(new PresentedPassword(password), policies.password(), owner);
        if (!(verdict instanceof PasswordCheck.Verdict.Accepted accepted)) {
            throw new AssertionError(verdict);
        }
        accounts.setPassword(TENANT, id, hasher.hash(accepted.password()));
        return id;
    }

    /** Opens a session and returns its first refresh token. */
    public String signedIn(UserId user) {
        return startSession()
                .execute(TENANT, user, List.of("pwd"), /* rememberMe= */ false, CLIENT)
                .refreshToken()
                .utf8();
    }

    @Override
    public void publish(Collection<SessionId> over, EndReason reason) {
        if (transactions.isOpen()) {
            throw new AssertionError("an end was published before its commit");
        }
        over.forEach(session -> revoked.put(session, reason));
    }

    @Override
    public IssuedAccessToken issue(AccessClaims claims, Duration life) {
        String text = "access-" + issued.size();
        issued.put(text, claims);
        return new IssuedAccessToken(Secret.ofUtf8(text), life);
    }

    @Override
    public IssuedAccessToken issueFor(AccessClaims claims, String audience, Duration life) {
        return new IssuedAccessToken(Secret.ofUtf8("for-" + audience), life);
    }

    @Override
    public @Nullable AccessClaims verify(String token) {
        return issued.get(token);
    }
}
