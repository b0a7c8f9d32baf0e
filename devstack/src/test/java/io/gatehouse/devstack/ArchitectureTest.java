package io.gatehouse.devstack;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_gateway_does_not_know_the_core = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatehouse.core..", "io.gatehouse.migrations..", "io.gatehouse.devstack..")
            .because("they speak HTTP, and run and are released apart");

    @ArchTest
    static final ArchRule the_core_does_not_know_the_gateway = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatehouse.gateway..", "io.gatehouse.devstack..")
            .because("it serves native clients just the same");

    @ArchTest
    static final ArchRule only_the_development_stack_launches_both = noClasses()
            .that(resideInAPackage("io.gatehouse..")
                    .and(resideInAPackage("io.gatehouse.devstack..").negate()))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatehouse.devstack..")
            .because("nothing that runs in production may need it");

    @ArchTest
    static final ArchRule the_samples_know_neither_service = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.devstack.sample..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatehouse.core..", "io.gatehouse.gateway..")
            .because("they are models of an API that knows only access tokens");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .that()
            .resideInAPackage("io.gatehouse.devstack..")
            .and()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith(NullMarked.class)
            .andShould()
            .beAnnotatedWith(CheckReturnValue.class);
}
