package org.noonmark.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The shapes of the source tree that the style guide asks for.
class SourceTreeTest {
    private static final SourceTree TREE = SourceTree.find();

    /// Files that may be longer than the limit, each with its reason.
    private static final Map<String, String> LONG_FILES = Map.of();

    /// Methods (`Type.method`) that may be longer than 40 lines, each with its reason.
    private static final Map<String, String> LONG_METHODS =
            Map.of("Errno.nameOf", "a table of names");

    /// Tests that may sleep, each with its reason.
    private static final Map<String, String> SLEEPING_TESTS = Map.of();

    @Test
    void findsTheWholeTree() {
        assertThat(TREE.files())
                .extracting(SourceFile::path)
                .contains("pom.xml", "time/src/main/java/org/noonmark/time/TimeDelta.java");
    }

    @Test
    void filesAreShort() {
        assertThat(SourceRules.tooLongFiles(TREE.files(), LONG_FILES.keySet())).isEmpty();
    }

    @Test
    void methodsFitAScreen() {
        assertThat(SourceRules.tooLongMethods(TREE.files(), LONG_METHODS.keySet())).isEmpty();
    }

    /// An excuse that nothing needs any more has to go.
    @Test
    void everyExcuseIsNeeded() {
        var none = Set.<String>of();
        assertThat(LONG_METHODS.keySet())
                .allMatch(name ->
                        SourceRules.tooLongMethods(TREE.files(), none).stream()
                                .anyMatch(problem -> problem.startsWith(name + ":")));
        assertThat(LONG_FILES.keySet())
                .allMatch(name ->
                        SourceRules.tooLongFiles(TREE.files(), none).stream()
                                .anyMatch(problem -> problem.contains("/" + name + ":")));
        assertThat(SLEEPING_TESTS.keySet())
                .allMatch(name ->
                        SourceRules.sleeps(TREE.files(), none).stream()
                                .anyMatch(problem -> problem.contains("/" + name + ":")));
    }

    @Test
    void namesSayTheConcern() {
        assertThat(SourceRules.vagueNames(TREE.files())).isEmpty();
    }

    @Test
    void openEndsHaveAnIssue() {
        assertThat(SourceRules.openEnds(TREE.files())).isEmpty();
    }

    @Test
    void nothingKnowsAMachine() {
        assertThat(SourceRules.machinePaths(TREE.files())).isEmpty();
    }

    @Test
    void testsNeverSleep() {
        assertThat(SourceRules.sleeps(TREE.files(), SLEEPING_TESTS.keySet())).isEmpty();
    }

    @Test
    void everyPackageIsIntroduced() {
        assertThat(SourceRules.packageInfos(TREE.files())).isEmpty();
    }

    @Test
    void everyModuleIsIntroducedAndNullMarked() {
        assertThat(SourceRules.moduleInfos(TREE.files())).isEmpty();
    }

    @Test
    void linksResolve() {
        assertThat(MarkdownRules.deadLinks(TREE.files())).isEmpty();
    }

    @Test
    void everyDecisionIsListed() {
        assertThat(MarkdownRules.decisions(TREE.files())).isEmpty();
    }
}
