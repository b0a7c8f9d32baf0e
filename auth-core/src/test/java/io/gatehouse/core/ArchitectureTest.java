package io.gatehouse.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The directions of the house: each rule's reason is the sentence that a newcomer reads. */
class ArchitectureTest {
    private static final String ROOT = "io.gatehouse.core.";
    private static final List<String> SLICES = List.of(
            "kernel",
            "policy",
            "tenant",
            "user",
            "password",
            "token",
            "session",
            "event",
            "risk",
            "mfa",
            "registration",
            "verification",
            "login",
            "recovery",
            "webhook");
    private static final String[] DOMAIN =
            SLICES.stream().map(slice -> ROOT + slice).toArray(String[]::new);
    private static final String[] ADAPTERS = {
        "..http..",
        "..postgres..",
        "..redis..",
        "..mail..",
        "..jose..",
        "..bcrypt..",
        "..useragent..",
        "..nbvcxz..",
        "..memory..",
        "..geo..",
        "..breach..",
        "..background..",
        "..sending.."
    };

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gatehouse.core");
    private static final JavaClasses DOMAIN_ONLY = CORE.that(DescribedPredicate.describe(
            "are domain", (JavaClass type) -> List.of(DOMAIN).contains(type.getPackageName())));

    @Test
    void slices_are_free_of_cycles() {
        slices().matching(ROOT + "(*)")
                .should()
                .beFreeOfCycles()
                .because("a slice that can be read alone is what keeps this house small")
                .check(DOMAIN_ONLY);
    }

    @Test
    void the_domain_knows_no_technology() {
        List<String> allowed = new ArrayList<>(List.of(DOMAIN));
        allowed.addAll(List.of(
                "java..",
                "javax.crypto..",
                "org.jspecify..",
                "com.google.errorprone.annotations..",
                "io.gatehouse.kit.secret",
                "io.gatehouse.kit.tenant",
                "io.gatehouse.kit.config"));
        classes()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .because("rules are tested without servers, and outlive the frameworks")
                .check(CORE);
    }

    @Test
    void configuration_annotations_stay_with_the_policies() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .and()
                .resideOutsideOfPackage(ROOT + "policy")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.gatehouse.kit.config..")
                .because("only policies are written by operators")
                .check(CORE);
    }

    @Test
    void the_database_driver_stays_in_postgres_packages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..postgres..", "io.gatehouse.core")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..")
                .because("a store can then be replaced by one in memory")
                .check(CORE);
    }

    @Test
    void the_router_stays_in_http_packages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..http..", "io.gatehouse.core")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.ext.web..")
                .because("use cases answer with outcomes, not with status codes")
                .check(CORE);
    }

    @Test
    void use_cases_do_not_know_their_adapters() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS)
                .because("adapters depend on ports, never the other way round")
                .check(CORE);
    }

    @Test
    void only_adapters_wait_for_futures() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..postgres..", "..redis..", "..mail..", "..breach..", "..sending..", "io.gatehouse.core")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "Future.await",
                        call -> call.getName().equals("await")
                                && call.getTargetOwner().getFullName().equals("io.vertx.core.Future")))
                .because("waiting on an event loop stops every request on it")
                .check(CORE);
    }

    @Test
    void time_chance_and_the_environment_come_from_outside() {
        Set<String> forbidden = Set.of(
                "java.time.Instant.now",
                "java.time.LocalDate.now",
                "java.time.Clock.systemUTC",
                "java.time.Clock.systemDefaultZone",
                "java.time.InstantSource.system",
                "java.lang.System.currentTimeMillis",
                "java.lang.System.nanoTime",
                "java.lang.System.getenv",
                "java.lang.Math.random",
                "java.util.UUID.randomUUID",
                "java.security.SecureRandom.<init>",
                "java.util.Random.<init>");
        noClasses()
                .that()
                .resideOutsideOfPackage("io.gatehouse.core")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "time, chance or environment",
                        access -> forbidden.contains(access.getTargetOwner().getFullName() + "."
                                + access.getTarget().getName())))
                .because("a test must be able to set the clock and the dice")
                .check(CORE);
    }

    @Test
    void only_the_sender_of_mails_pauses() {
        noClasses()
                .that()
                .doNotHaveSimpleName("OutboxSender")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "Thread.sleep",
                        call -> call.getName().equals("sleep")
                                && call.getTargetOwner().getFullName().equals("java.lang.Thread")))
                .because("work waits for conditions, not for time")
                .check(CORE);
    }

    @Test
    void adapters_are_final_and_put_together_in_one_place() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Routes")
                .or()
                .haveSimpleNameStartingWith("Pg")
                .or()
                .haveSimpleNameStartingWith("Redis")
                .and()
                .areNotRecords()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("an adapter is replaced, not extended")
                .check(CORE);
        classes()
                .that()
                .haveSimpleNameEndingWith("Routes")
                .should()
                .onlyHaveDependentClassesThat()
                .haveSimpleNameStartingWith("Wiring")
                .orShould()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("..http..")
                .because("every new stands in Wiring")
                .check(CORE);
    }

    @Test
    void a_use_case_has_one_public_method() {
        classes()
                .that(DescribedPredicate.describe(
                        "are use cases",
                        type -> List.of(DOMAIN).contains(type.getPackageName())
                                && type.getMethods().stream()
                                        .anyMatch(method -> method.getName().equals("execute"))))
                .and()
                .doNotHaveSimpleName("SignOut")
                .should(new com.tngtech.archunit.lang.ArchCondition<>("have execute as their only public method") {
                    @Override
                    public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                        List<String> others = type.getMethods().stream()
                                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                                .map(method -> method.getName())
                                .filter(name -> !name.equals("execute"))
                                .toList();
                        if (!others.isEmpty()) {
                            events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    type, type.getName() + " also has " + others));
                        }
                    }
                })
                .because("a use case is one thing that somebody wants; SignOut.end joins a sign-in's transaction")
                .check(CORE);
    }

    @Test
    void secrets_are_never_plain_strings_in_records() {
        Pattern secret = Pattern.compile("(?i)(password|secret|refreshToken|accessToken|otp|recoveryCode|signingKey)");
        List<String> found = CORE.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> secret.matcher(field.getName()).matches())
                .filter(field -> field.getRawType().getFullName().equals("java.lang.String"))
                .map(field -> field.getFullName())
                .toList();
        assertEquals(List.of(), found, "a secret is a type that does not print itself");
    }

    @Test
    void nothing_is_printed_or_logged_around_the_logger() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("one log, one format").check(CORE);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .because("what is printed reaches no log")
                .check(CORE.that(DescribedPredicate.describe(
                        "are not the command line",
                        type -> !List.of("App", "OperatorCommands").contains(type.getSimpleName()))));
    }

    @Test
    void every_package_says_what_null_means_and_that_results_count() {
        List<String> missing = new ArrayList<>();
        collect(CORE.getPackage("io.gatehouse.core"), missing);
        assertEquals(List.of(), missing);
    }

    @Test
    void each_table_is_named_in_the_sql_of_one_slice() throws IOException {
        Map<String, String> owner = Map.ofEntries(
                Map.entry("tenants", "tenant"),
                Map.entry("applied_policies", "policy"),
                Map.entry("users", "user"),
                Map.entry("credentials", "password"),
                Map.entry("sessions", "session"),
                Map.entry("email_links", "verification"),
                Map.entry("unlock_codes", "recovery"),
                Map.entry("totp_authenticators", "mfa"),
                Map.entry("recovery_codes", "mfa"),
                Map.entry("trusted_devices", "mfa"),
                Map.entry("mfa_challenges", "mfa"),
                Map.entry("mfa_account_limits", "mfa"),
                Map.entry("sign_in_failures", "risk"),
                Map.entry("known_devices", "risk"),
                Map.entry("signing_keys", "token"),
                Map.entry("audit_events", "event"),
                Map.entry("audit_queue", "event"),
                Map.entry("audit_chain", "event"),
                Map.entry("audit_checkpoints", "event"),
                Map.entry("audit_anchors", "event"),
                Map.entry("webhooks", "webhook"),
                Map.entry("webhook_deliveries", "webhook"),
                Map.entry("outbox", "event"));
        // A session's claims are its user's roles and status of now. An account is never read without the age of its
        // password and whether it has a second factor. Two links of one user take turns on the user's row.
        Set<String> exceptions = Set.of(
                "users in session",
                "users in verification",
                "credentials in user",
                "totp_authenticators in user",
                "credentials in login",
                "users in login");
        Pattern table = Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE)\\s+([a-z_]+)\\b");
        Set<String> foreign = new TreeSet<>();
        Path sources = Path.of("src/main/java/io/gatehouse/core");
        int seen = 0;
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String slice = sources.relativize(file).getName(0).toString();
                Matcher named = table.matcher(Files.readString(file));
                while (named.find()) {
                    String home = owner.get(named.group(1));
                    if (home != null) {
                        seen++;
                        String place = named.group(1) + " in " + slice;
                        if (!home.equals(slice) && !exceptions.contains(place)) {
                            foreign.add(place + " (" + file.getFileName() + ")");
                        }
                    }
                }
            }
        }
        assertTrue(seen > 20, "the statements were found: " + seen);
        assertEquals(Set.of(), foreign, "a table is changed by reading one slice");
    }

    private static void collect(JavaPackage place, List<String> missing) {
        if (!place.getClasses().isEmpty() && !place.getName().contains(".templates")) {
            if (!place.isAnnotatedWith(NullMarked.class) || !place.isAnnotatedWith(CheckReturnValue.class)) {
                missing.add(place.getName());
            }
        }
        place.getSubpackages().forEach(sub -> collect(sub, missing));
    }
}
