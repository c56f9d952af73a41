package org.noonmark.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every rule finds what was planted for it under `planted`.
class ArchitectureRulesTest {
    private static final String PLANTED = "org.noonmark.checks.planted";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED);

    private static void assertFinds(ArchRule rule, String... expected) {
        var report = rule.evaluate(CLASSES).getFailureReport().toString();
        assertThat(report).contains(expected);
    }

    @Test
    void findsArrowsThatAreNotInTheTable() {
        assertFinds(
                ArchitectureRules.mayOnlySee(PLANTED + ".left..", Set.of(PLANTED + ".right..")),
                "rule 1",
                "planted.left.Left");
    }

    @Test
    void findsCyclesBetweenPackages() {
        assertFinds(ArchitectureRules.noCycles(PLANTED + ".(*)"), "Cycle", "left", "right");
    }

    @Test
    void findsImpureClasses() {
        assertFinds(
                ArchitectureRules.pure(PLANTED + ".pure.."),
                "rule 2",
                "java.nio.file.Files",
                "java.net.InetAddress",
                "java.lang.Thread",
                "java.lang.System.nanoTime",
                "java.util.Random.<init>",
                "java.security.SecureRandom.<init>",
                "java.lang.System$Logger");
    }

    @Test
    void findsNativeCalls() {
        assertFinds(
                ArchitectureRules.nativeCallsOnlyIn("elsewhere.."),
                "rule 3",
                "java.lang.foreign.Linker.nativeLinker",
                "java.lang.foreign.MemorySegment.reinterpret");
    }

    @Test
    void findsReadingOfRealClocks() {
        assertFinds(
                ArchitectureRules.clocksOnlyIn("elsewhere.."),
                "rule 4",
                "java.lang.System.currentTimeMillis",
                "java.time.Instant.now",
                "java.time.LocalDate.now",
                "java.time.Clock.systemUTC",
                "java.util.Date.<init>");
    }

    @Test
    void allowsTakingAClock() {
        var report =
                ArchitectureRules.clocksOnlyIn("elsewhere..")
                        .evaluate(CLASSES)
                        .getFailureReport()
                        .toString();
        assertThat(report).doesNotContain("takesAClock");
    }

    @Test
    void findsReadingOfTheEnvironmentAndTheEndOfTheProcess() {
        assertFinds(
                ArchitectureRules.processStateOnlyIn("some.Excused", "elsewhere.."),
                "rule 4",
                "java.lang.System.getenv",
                "java.lang.System.getProperty",
                "java.lang.System.exit",
                "java.lang.Integer.getInteger");
    }

    @Test
    void excusesOneClassByName() {
        var excused = PLANTED + ".clocks.ReadsClocks";
        assertThat(
                        ArchitectureRules.processStateOnlyIn(excused, "elsewhere..")
                                .evaluate(CLASSES)
                                .hasViolation())
                .isFalse();
    }

    @Test
    void findsStrangersThatKnowEachOther() {
        assertFinds(
                ArchitectureRules.strangers(PLANTED + ".left..", PLANTED + ".right.."),
                "rule 5",
                "planted.left.Left");
    }

    @Test
    void ignoresWhatIsAllowedToTouchThem() {
        var everything = PLANTED + "..";
        assertThat(ArchitectureRules.clocksOnlyIn(everything).evaluate(CLASSES).hasViolation())
                .isFalse();
        assertThat(ArchitectureRules.nativeCallsOnlyIn(everything).evaluate(CLASSES).hasViolation())
                .isFalse();
    }
}
