package org.noonmark.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/// The numbered rules of the style guide, section 2, as functions of the packages they hold for.
final class ArchitectureRules {
    private ArchitectureRules() {}

    static ArchRule mayOnlySee(String packageOfModule, Set<String> forbiddenPackages) {
        return noClasses()
                .that()
                .resideInAPackage(packageOfModule)
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbiddenPackages.toArray(String[]::new)))
                .allowEmptyShould(true)
                .because("rule 1: arrows go only as in the table of section 1");
    }

    static ArchRule noCycles(String slicedPackages) {
        return slices().matching(slicedPackages)
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("rule 1: no cycles, not even between packages of one module");
    }

    static ArchRule pure(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat(Forbidden.impureTypes())
                .orShould()
                .accessTargetWhere(Forbidden.clocks())
                .orShould()
                .accessTargetWhere(Forbidden.randomness())
                .because(
                        "rule 2: time, metrology and wire are pure: no sockets, files, threads,"
                                + " logging, randomness or reading of clocks");
    }

    static ArchRule nativeCallsOnlyIn(String... packages) {
        return accessOutside(Forbidden.restrictedMethods(), packages)
                .because("rule 3: only linux calls Linker, reinterpret or any restricted method");
    }

    static ArchRule clocksOnlyIn(String... packages) {
        return accessOutside(Forbidden.clocks(), packages)
                .because("rule 4: only linux and app read real clocks; the rest takes a clock");
    }

    static ArchRule processStateOnlyIn(
            String excusedClass, String otherExcusedClass, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .and()
                .doNotHaveFullyQualifiedName(excusedClass)
                .and()
                .doNotHaveFullyQualifiedName(otherExcusedClass)
                .should()
                .accessTargetWhere(Forbidden.processState())
                .allowEmptyShould(true)
                .because(
                        "rule 4: only app reads environment and system properties, or ends the"
                                + " process");
    }

    static ArchRule strangers(String one, String other) {
        return noClasses()
                .that()
                .resideInAPackage(one)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other)
                .allowEmptyShould(true)
                .because("rule 5: serve and sources do not know each other");
    }

    private static ArchRule accessOutside(
            DescribedPredicate<JavaAccess<?>> what, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .accessTargetWhere(what)
                .allowEmptyShould(true);
    }
}
