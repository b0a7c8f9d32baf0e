package io.gatehouse.kit;

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
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_kit_knows_no_other_module = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatehouse.core..",
                    "io.gatehouse.gateway..",
                    "io.gatehouse.devstack..",
                    "io.gatehouse.migrations..")
            .because("both services stand on the kit, and it must not pull one into the other");

    @ArchTest
    static final ArchRule nobody_awaits = noClasses()
            .should()
            .callMethod(Future.class, "await")
            .orShould()
            .callMethod(Future.class, "await", long.class, java.util.concurrent.TimeUnit.class)
            .because("the gateway runs on event loops, where waiting is not allowed");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.gatehouse.kit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_environment_is_read_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("..config..")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("what is not bound as configuration is not checked, documented or overridable");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith(NullMarked.class)
            .andShould()
            .beAnnotatedWith(CheckReturnValue.class);

    @ArchTest
    static final ArchRule nothing_is_printed = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothing_generic_is_thrown = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
}
