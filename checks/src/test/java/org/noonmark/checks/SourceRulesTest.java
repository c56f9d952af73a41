package org.noonmark.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every rule over source files finds a planted sample, and lets a good one pass.
class SourceRulesTest {
    private static final String MAIN = "x/src/main/java/org/noonmark/x/";
    private static final String TEST = "x/src/test/java/org/noonmark/x/";

    private static List<SourceFile> file(String path, String text) {
        return List.of(new SourceFile(path, text));
    }

    @Test
    void findsLongFiles() {
        var sample = file(MAIN + "Long.java", "\n".repeat(401));
        assertThat(SourceRules.tooLongFiles(sample, Set.of()))
                .containsExactly(MAIN + "Long.java: 401 lines, limit 400");
        assertThat(SourceRules.tooLongFiles(sample, Set.of("Long.java"))).isEmpty();
        assertThat(SourceRules.tooLongFiles(file(MAIN + "A.java", "\n".repeat(400)), Set.of()))
                .isEmpty();
        assertThat(SourceRules.tooLongFiles(file(TEST + "ATest.java", "\n".repeat(600)), Set.of()))
                .isEmpty();
        assertThat(SourceRules.tooLongFiles(file(TEST + "ATest.java", "\n".repeat(601)), Set.of()))
                .hasSize(1);
    }

    private static List<SourceFile> method(int bodyLines) {
        return file(
                MAIN + "A.java", "class A {\n  void m() {\n" + "\n".repeat(bodyLines) + "  }\n}");
    }

    @Test
    void findsLongMethods() {
        assertThat(SourceRules.tooLongMethods(method(39), Set.of()))
                .containsExactly("A.m: 41 lines");
        assertThat(SourceRules.tooLongMethods(method(39), Set.of("A.m"))).isEmpty();
        assertThat(SourceRules.tooLongMethods(method(38), Set.of())).isEmpty();
    }

    @Test
    void findsVagueNames() {
        assertThat(SourceRules.vagueNames(file("x/src/main/java/org/noonmark/util/A.java", "")))
                .hasSize(1);
        assertThat(SourceRules.vagueNames(file(MAIN + "TimeUtils.java", ""))).hasSize(1);
        assertThat(SourceRules.vagueNames(file(MAIN + "ClockManager.java", ""))).hasSize(1);
        assertThat(SourceRules.vagueNames(file(MAIN + "Implementation.java", ""))).isEmpty();
    }

    @Test
    void findsOpenEndsWithoutAnIssue() {
        var word = "TO" + "DO";
        assertThat(SourceRules.openEnds(file(MAIN + "A.java", "\n// " + word + " later")))
                .containsExactly(MAIN + "A.java:2: // " + word + " later");
        assertThat(SourceRules.openEnds(file(MAIN + "A.java", "// " + word + " #12: later")))
                .isEmpty();
        assertThat(SourceRules.openEnds(file(MAIN + "A.java", "// " + word + "(#12) later")))
                .isEmpty();
    }

    @Test
    void findsPathsOfAMachine() {
        for (var path : List.of("/wo" + "rk/x", "/ho" + "me/someone/x", "\"/ro" + "ot/x\"")) {
            assertThat(SourceRules.machinePaths(file("README.md", "see " + path))).hasSize(1);
        }
        assertThat(SourceRules.machinePaths(file("README.md", "net" + "/wo" + "rk/x"))).isEmpty();
    }

    @Test
    void findsSleepingTests() {
        var sleeping = "Thread" + ".sleep(5);";
        assertThat(SourceRules.sleeps(file(TEST + "ATest.java", sleeping), Set.of())).hasSize(1);
        assertThat(SourceRules.sleeps(file(TEST + "ATest.java", sleeping), Set.of("ATest.java")))
                .isEmpty();
        assertThat(
                        SourceRules.sleeps(
                                file(TEST + "ATest.java", "TimeUnit.SECONDS" + ".sleep(1);"),
                                Set.of()))
                .hasSize(1);
        assertThat(SourceRules.sleeps(file(MAIN + "A.java", sleeping), Set.of())).isEmpty();
    }

    @Test
    void findsPackagesWithoutIntroduction() {
        var type = new SourceFile(MAIN + "A.java", "");
        var info = new SourceFile(MAIN + "package-info.java", "///\n".repeat(4));
        assertThat(SourceRules.packageInfos(List.of(type)))
                .containsExactly("x/src/main/java/org/noonmark/x: no package-info.java");
        assertThat(SourceRules.packageInfos(List.of(type, info)))
                .containsExactly("x/src/main/java/org/noonmark/x: package-info of 4 lines");
        var good = new SourceFile(MAIN + "package-info.java", "///\n".repeat(5));
        assertThat(SourceRules.packageInfos(List.of(type, good))).isEmpty();
        var benchmark = new SourceFile("benchmarks/src/main/java/org/noonmark/x/B.java", "");
        assertThat(SourceRules.packageInfos(List.of(type, good, benchmark))).isEmpty();
        assertThat(SourceRules.packageInfos(List.of(benchmark))).hasSize(1);
        var long26 = new SourceFile(MAIN + "package-info.java", "///\n".repeat(26));
        assertThat(SourceRules.packageInfos(List.of(type, long26))).hasSize(1);
    }

    @Test
    void findsModulesWithoutIntroductionOrNullMarked() {
        var path = "x/src/main/java/module-info.java";
        var marked = "@org.jspecify.annotations.NullMarked\nmodule org.noonmark.x {}\n";
        assertThat(SourceRules.moduleInfos(file(path, "/// One\n/// sentence.\n" + marked)))
                .isEmpty();
        assertThat(SourceRules.moduleInfos(file(path, marked))).hasSize(1);
        assertThat(SourceRules.moduleInfos(file(path, "/// One. Two.\n" + marked))).hasSize(1);
        assertThat(SourceRules.moduleInfos(file(path, "/// One.\nmodule org.noonmark.x {}\n")))
                .containsExactly(path + ": not @NullMarked");
    }

    @Test
    void findsDeadLinks() {
        var target = new SourceFile("docs/a.md", "# The Title: one\n");
        var links =
                "[ok](docs/a.md) [ok](docs) [ok](docs/a.md#the-title-one) [web](https://example.org)"
                        + " `[code](nowhere.md)`\n```\n[code](nowhere.md)\n```\n";
        assertThat(MarkdownRules.deadLinks(List.of(target, new SourceFile("README.md", links))))
                .isEmpty();
        var dead = "[a](docs/b.md) [b](docs/a.md#other) [c](#none) [d](nodocs/)";
        assertThat(MarkdownRules.deadLinks(List.of(target, new SourceFile("README.md", dead))))
                .containsExactly(
                        "README.md: docs/b.md",
                        "README.md: docs/a.md#other",
                        "README.md: #none",
                        "README.md: nodocs/");
    }

    @Test
    void linksInsideAFolderAreRelativeToIt() {
        var target = new SourceFile("GLOSSARY.md", "");
        var from = new SourceFile("docs/a.md", "[g](../GLOSSARY.md) [bad](GLOSSARY.md)");
        assertThat(MarkdownRules.deadLinks(List.of(target, from)))
                .containsExactly("docs/a.md: GLOSSARY.md");
    }

    @Test
    void findsDecisionsThatAreNotListedOrWronglyNumbered() {
        var list = new SourceFile("docs/decisions/README.md", "- [0001](0001-a.md)\n");
        var good = new SourceFile("docs/decisions/0001-a.md", "# 0001 a\n");
        assertThat(MarkdownRules.decisions(List.of(list, good))).isEmpty();
        assertThat(MarkdownRules.decisions(List.of(good))).hasSize(1);
        var twice = new SourceFile("docs/decisions/0001-b.md", "# 0002 b\n");
        assertThat(MarkdownRules.decisions(List.of(list, good, twice))).hasSize(3);
    }
}
