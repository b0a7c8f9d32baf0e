package io.gatehouse.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.gatehouse.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_gateway_speaks_http_to_the_core = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatehouse.core..", "io.gatehouse.devstack..", "io.gatehouse.migrations..")
            .because("the two are separate programs, and only the wire contract joins them");

    @ArchTest
    static final ArchRule nobody_awaits = noClasses()
            .should()
            .callMethod(Future.class, "await")
            .orShould()
            .callMethod(Future.class, "await", long.class, TimeUnit.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("the gateway runs on event loops, where waiting stops everybody");

    @ArchTest
    static final ArchRule cookies_are_written_in_one_place = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.gatehouse.gateway.cookie.CookieJar")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Cookie.class)
            .because("only there are names, flags and the rule of deletion held together");

    @ArchTest
    static final ArchRule time_and_chance_come_in_through_the_door = noClasses()
            .that()
            .doNotHaveSimpleName("Wiring")
            .and()
            .doNotHaveSimpleName("Running")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(SecureRandom.class);

    @ArchTest
    static final ArchRule the_environment_is_read_by_the_main_class_only = noClasses()
            .that()
            .doNotHaveSimpleName("App")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule slices_are_free_of_cycles =
            slices().matching("io.gatehouse.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith(NullMarked.class)
            .andShould()
            .beAnnotatedWith(CheckReturnValue.class);

    @ArchTest
    static final ArchRule nothing_generic_is_thrown = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
}
