package org.noonmark.checks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Links of the Markdown files, and the list of decision pages.
final class MarkdownRules {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern DECISION =
            Pattern.compile("docs/decisions/(\\d{4})-[a-z0-9-]+\\.md");
    private static final String DECISION_LIST = "docs/decisions/README.md";

    private MarkdownRules() {}

    /// Relative links whose file, or whose heading, does not exist.
    static List<String> deadLinks(List<SourceFile> files) {
        var byPath =
                files.stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
        var problems = new ArrayList<String>();
        for (var file : files) {
            if (!file.path().endsWith(".md")) {
                continue;
            }
            var links = LINK.matcher(withoutCode(file.text()));
            while (links.find()) {
                var target = links.group(1);
                if (!target.contains("://") && !target.startsWith("mailto:")) {
                    if (!exists(file, target, byPath)) {
                        problems.add(file.path() + ": " + target);
                    }
                }
            }
        }
        return problems;
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?ms)^```.*?^```", "").replaceAll("`[^`\n]*`", "");
    }

    private static boolean exists(SourceFile from, String target, Map<String, SourceFile> byPath) {
        int hash = target.indexOf('#');
        var pathPart = hash < 0 ? target : target.substring(0, hash);
        var path = pathPart.isEmpty() ? from.path() : resolve(from.path(), pathPart);
        var found = byPath.get(path);
        if (found == null) {
            var folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
            return hash < 0 && byPath.keySet().stream().anyMatch(name -> name.startsWith(folder));
        }
        return hash < 0
                || found.lines().stream()
                        .filter(line -> line.startsWith("#"))
                        .map(MarkdownRules::anchor)
                        .anyMatch(target.substring(hash + 1)::equals);
    }

    private static String resolve(String from, String target) {
        var base = Path.of(from).resolveSibling(target).normalize();
        return base.toString().replace('\\', '/');
    }

    /// The anchor of a heading, as common Markdown hosts build it.
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+\\s*", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /// Decision pages that are not listed, share a number, or have another number in their title.
    static List<String> decisions(List<SourceFile> files) {
        var list =
                files.stream()
                        .filter(file -> file.path().equals(DECISION_LIST))
                        .map(SourceFile::text)
                        .collect(Collectors.joining());
        var problems = new ArrayList<String>();
        Set<String> numbers = new HashSet<>();
        for (var file : files) {
            var page = DECISION.matcher(file.path());
            if (page.matches()) {
                var number = page.group(1);
                if (!list.contains("(" + file.name() + ")")) {
                    problems.add(file.path() + ": not listed in " + DECISION_LIST);
                }
                if (!numbers.add(number)) {
                    problems.add(file.path() + ": number taken twice");
                }
                if (!file.text().startsWith("# " + number + " ")) {
                    problems.add(file.path() + ": title must begin with `# " + number + " `");
                }
            }
        }
        return problems;
    }
}
