package org.noonmark.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Shapes of source files, each rule a function from files to what is wrong with them.
final class SourceRules {
    private static final int MAX_MAIN_LINES = 400;
    private static final int MAX_TEST_LINES = 600;
    private static final int MAX_METHOD_LINES = 40;
    private static final Set<String> VAGUE_WORDS =
            Set.of("util", "utils", "common", "helper", "helpers", "manager", "impl", "misc");

    /// Terms of the field that hold such a word: common view is a way to compare clocks.
    private static final Pattern TERMS = Pattern.compile("CommonView|common-view");

    // Put together so that this file does not trip over its own words.
    private static final Pattern OPEN_END = Pattern.compile("\\bTO" + "DO\\b(?!\\s*\\(?#\\d+)");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.])/(work|home/[a-z]+|root|Users)" + "/");
    private static final Pattern SLEEP = Pattern.compile("(Thread|TimeUnit\\.\\w+)\\.sleep\\(");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](\\s|$)");

    private SourceRules() {}

    static List<String> tooLongFiles(List<SourceFile> files, Set<String> excused) {
        var problems = new ArrayList<String>();
        for (var file : files) {
            int lines = file.lines().size();
            int limit = file.isTest() ? MAX_TEST_LINES : MAX_MAIN_LINES;
            if (file.isJava() && lines > limit && !excused.contains(file.name())) {
                problems.add("%s: %d lines, limit %d".formatted(file.path(), lines, limit));
            }
        }
        return problems;
    }

    static List<String> tooLongMethods(List<SourceFile> files, Set<String> excused) {
        var java = files.stream().filter(SourceFile::isJava).toList();
        return new TreeMap<>(MethodLengths.of(java))
                .entrySet().stream()
                        .filter(method -> method.getValue() > MAX_METHOD_LINES)
                        .filter(method -> !excused.contains(method.getKey()))
                        .map(method -> method.getKey() + ": " + method.getValue() + " lines")
                        .toList();
    }

    /// Words that name no concern, in folders and type names.
    static List<String> vagueNames(List<SourceFile> files) {
        var problems = new ArrayList<String>();
        for (var file : files) {
            var words = TERMS.matcher(file.path()).replaceAll("").replaceAll("\\.[a-z]+$", "");
            for (var word : words.split("[/\\-_]|(?<=[a-z0-9])(?=[A-Z])", -1)) {
                if (VAGUE_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                    problems.add(file.path() + ": " + word);
                }
            }
        }
        return problems;
    }

    static List<String> openEnds(List<SourceFile> files) {
        return matches(files, OPEN_END);
    }

    static List<String> machinePaths(List<SourceFile> files) {
        return matches(files, MACHINE_PATH);
    }

    static List<String> sleeps(List<SourceFile> files, Set<String> excused) {
        return matches(
                files.stream()
                        .filter(file -> file.isJava() && file.isTest())
                        .filter(file -> !excused.contains(file.name()))
                        .toList(),
                SLEEP);
    }

    private static List<String> matches(List<SourceFile> files, Pattern pattern) {
        var problems = new ArrayList<String>();
        for (var file : files) {
            int number = 0;
            for (var line : file.lines()) {
                number++;
                if (pattern.matcher(line).find()) {
                    problems.add("%s:%d: %s".formatted(file.path(), number, line.strip()));
                }
            }
        }
        return problems;
    }

    /// Every main package has a `package-info` of 5 to 25 lines.
    static List<String> packageInfos(List<SourceFile> files) {
        Map<String, List<SourceFile>> packages =
                files.stream()
                        .filter(SourceFile::isMainJava)
                        .filter(file -> !file.name().equals("module-info.java"))
                        .collect(
                                Collectors.groupingBy(file ->
                                        file.path().substring(0, file.path().lastIndexOf('/'))));
        var problems = new ArrayList<String>();
        packages.forEach((folder, inside) -> {
            var info =
                    inside.stream()
                            .filter(file -> file.name().equals("package-info.java"))
                            .findFirst();
            if (info.isEmpty() && isIntroducedElsewhere(folder, packages)) {
                return;
            }
            if (info.isEmpty()) {
                problems.add(folder + ": no package-info.java");
            } else {
                int lines = info.orElseThrow().lines().size();
                if (lines < 5 || lines > 25) {
                    problems.add(folder + ": package-info of " + lines + " lines");
                }
            }
        });
        return problems;
    }

    /// Benchmarks lie in the package of their subject, whose own module introduces it.
    private static boolean isIntroducedElsewhere(
            String folder, Map<String, List<SourceFile>> packages) {
        var name = folder.substring(folder.indexOf("/src/main/"));
        return folder.startsWith("benchmarks/")
                && packages.keySet().stream()
                        .anyMatch(other -> other.endsWith(name) && !other.equals(folder));
    }

    /// Every `module-info` has one sentence and `@NullMarked`.
    static List<String> moduleInfos(List<SourceFile> files) {
        var problems = new ArrayList<String>();
        for (var file : files) {
            if (!file.isMainJava() || !file.name().equals("module-info.java")) {
                continue;
            }
            var comment =
                    file.lines().stream()
                            .filter(line -> line.startsWith("///"))
                            .map(line -> line.substring(3).strip())
                            .collect(Collectors.joining(" "));
            if (SENTENCE_END.matcher(comment).results().count() != 1 || !comment.endsWith(".")) {
                problems.add(file.path() + ": not one sentence: " + comment);
            }
            if (!file.text().contains("NullMarked")) {
                problems.add(file.path() + ": not @NullMarked");
            }
        }
        return problems;
    }
}
