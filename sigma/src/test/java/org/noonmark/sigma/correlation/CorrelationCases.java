package org.noonmark.sigma.correlation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;

/// The cases under `conformance-correlation`; its README says how they are written.
final class CorrelationCases {
    private CorrelationCases() {}

    /// @param end up to when everything has come
    record Case(
            String file,
            List<CorrelationRule> rules,
            String title,
            List<Sighting> sightings,
            long end,
            List<String> findings) {
        @Override
        public String toString() {
            return file + ": " + title;
        }
    }

    record Refused(List<CorrelationRule> rules, String name, String reason) {}

    record File(List<Case> cases, List<Refused> refused) {}

    static File read(String name) {
        var file = new File(new ArrayList<>(), new ArrayList<>());
        var rules = new ArrayList<CorrelationRule>();
        for (var line : text(name).lines().toList()) {
            if (line.isBlank()) {
                rules.clear();
            } else if (line.startsWith("rule ")) {
                rules.add(TestRules.correlation(line.substring("rule ".length())));
            } else if (line.startsWith("refused ")) {
                var words = line.split(" ", 3);
                file.refused.add(new Refused(List.copyOf(rules), words[1], words[2]));
            } else if (!line.startsWith("#")) {
                file.cases.add(of(name, List.copyOf(rules), line));
            }
        }
        return file;
    }

    private static String text(String name) {
        var path = "/conformance-correlation/" + name;
        try (var in = Objects.requireNonNull(CorrelationCases.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Case of(String file, List<CorrelationRule> rules, String line) {
        var columns = line.split("\\|", -1);
        var sightings = new ArrayList<Sighting>();
        long end = Long.MIN_VALUE;
        for (var match : columns[1].split(",", -1)) {
            var text = match.trim();
            if (text.startsWith("@")) {
                end = new BigDecimal(text.substring(1)).movePointRight(9).longValueExact();
            } else {
                var sighting = Sighting.parse(text, sightings.size());
                sightings.add(sighting);
                end = Math.max(end, sighting.timeNanos());
            }
        }
        var found = columns[2].trim();
        return new Case(
                file,
                rules,
                columns[0].trim(),
                sightings,
                end,
                found.isEmpty() ? List.of() : List.of(found.split("(?<=\\)), ", -1)));
    }

    /// The detection rules that a case or refusal speaks of, made up.
    static Map<String, DetectionRule> detections(
            List<CorrelationRule> rules, List<Sighting> sightings) {
        var detections = new HashMap<String, DetectionRule>();
        var own = rules.stream().map(rule -> rule.header().name()).toList();
        for (var rule : rules) {
            for (var name : rule.rules()) {
                if (!own.contains(name) && !name.equals("nobody")) {
                    detections.computeIfAbsent(name, TestRules::detection);
                }
            }
        }
        sightings.forEach(s -> detections.computeIfAbsent(s.rule(), TestRules::detection));
        return detections;
    }
}
