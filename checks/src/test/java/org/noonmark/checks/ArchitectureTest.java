package org.noonmark.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The numbered rules of the style guide, section 2, over every class of every module.
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.noonmark");

    private static final String LINUX = ModuleGraph.packageOf("linux");
    private static final String APP = ModuleGraph.packageOf("app");

    /// Runs only inside tests and reads the seed and the working folder of the test run.
    private static final String TESTKIT = ModuleGraph.packageOf("testkit");

    /// Has to know which operating system and processor this is, and asks nothing else.
    private static final String PLATFORM_CHECK = "org.noonmark.linux.Platform";

    /// A program of its own, in a jar that runs without the rest.
    private static final String SMALL_PROGRAM = "org.noonmark.proof.Main";

    @Test
    void seesEveryModuleAndTheTableHasIt() {
        var seen =
                CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .map(name -> name.split("\\.", 4)[2])
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).isEqualTo(SourceTree.find().modules());
        assertThat(ModuleGraph.modules()).containsAll(seen);
    }

    @Test
    void rule1ArrowsGoOnlyAsInTheTable() {
        for (var module : ModuleGraph.modules()) {
            var forbidden = new TreeSet<>(ModuleGraph.modules());
            forbidden.removeAll(ModuleGraph.reachableFrom(module));
            forbidden.remove(module);
            var packages =
                    forbidden.stream().map(ModuleGraph::packageOf).collect(Collectors.toSet());
            ArchitectureRules.mayOnlySee(ModuleGraph.packageOf(module), packages).check(CLASSES);
        }
    }

    @Test
    void rule1NoCyclesBetweenPackages() {
        ArchitectureRules.noCycles("org.noonmark.(**)").check(CLASSES);
    }

    @Test
    void rule2TimeMetrologyAndWireArePure() {
        ArchitectureRules.pure(
                        ModuleGraph.packageOf("time"),
                        ModuleGraph.packageOf("metrology"),
                        ModuleGraph.packageOf("wire"),
                        ModuleGraph.packageOf("tsp"),
                        ModuleGraph.packageOf("signing"))
                .check(CLASSES);
    }

    @Test
    void rule3OnlyLinuxCallsNativeCode() {
        ArchitectureRules.nativeCallsOnlyIn(LINUX).check(CLASSES);
    }

    @Test
    void rule4OnlyLinuxAndAppReadRealClocks() {
        ArchitectureRules.clocksOnlyIn(LINUX, APP).check(CLASSES);
    }

    @Test
    void rule4OnlyAppReadsEnvironmentAndEndsTheProcess() {
        ArchitectureRules.processStateOnlyIn(PLATFORM_CHECK, SMALL_PROGRAM, APP, TESTKIT)
                .check(CLASSES);
    }

    @Test
    void rule5ServeAndSourcesDoNotKnowEachOther() {
        var serve = ModuleGraph.packageOf("serve");
        var sources = ModuleGraph.packageOf("sources");
        ArchitectureRules.strangers(serve, sources).check(CLASSES);
        ArchitectureRules.strangers(sources, serve).check(CLASSES);
    }
}
