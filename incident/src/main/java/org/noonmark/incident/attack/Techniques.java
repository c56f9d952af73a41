package org.noonmark.incident.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.noonmark.incident.Tactic;

/// Techniques and tactics by their identifiers and tags. Immutable.
public final class Techniques {
    /// The version of ATT&CK that the table was made from.
    public static final String ATTACK_VERSION = "16.1";

    private static final String TAG = "attack.";
    private static final Techniques KNOWN = read();

    private final Map<String, Technique> byIdentifier;

    private Techniques(Map<String, Technique> byIdentifier) {
        this.byIdentifier = Collections.unmodifiableMap(byIdentifier);
    }

    /// All that are known here.
    public static Techniques known() {
        return KNOWN;
    }

    /// The technique of an identifier; of a sub-technique that is not known, the technique above
    /// it.
    public Optional<Technique> find(String identifier) {
        Technique exact = byIdentifier.get(identifier);
        int dot = identifier.indexOf('.');
        return exact != null || dot < 0
                ? Optional.ofNullable(exact)
                : Optional.ofNullable(byIdentifier.get(identifier.substring(0, dot)));
    }

    /// The identifier of a technique that a tag of a Sigma rule names, such as `attack.t1078.003`.
    public static Optional<String> techniqueOfTag(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (lower.matches("attack\\.t\\d{4}(\\.\\d{3})?")) {
            return Optional.of(lower.substring(TAG.length()).toUpperCase(Locale.ROOT));
        }
        return lower.matches("(attack\\.)?x-time-[a-z-]+")
                ? Optional.of(lower.startsWith(TAG) ? lower.substring(TAG.length()) : lower)
                : Optional.empty();
    }

    /// The tactic that a tag of a Sigma rule names, written with hyphens or, as before,
    /// underscores.
    public static Optional<Tactic> tacticOfTag(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(TAG)) {
            return Optional.empty();
        }
        String name = lower.substring(TAG.length()).replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(Tactic.values())
                .filter(tactic -> tactic.name().equals(name) || tactic.identifier().equals(name))
                .findFirst();
    }

    /// All, in the order of the table.
    public Collection<Technique> all() {
        return byIdentifier.values();
    }

    private static Techniques read() {
        Map<String, Technique> found = new LinkedHashMap<>();
        try (var table =
                Objects.requireNonNull(
                        Techniques.class.getResourceAsStream("techniques.tsv"), "techniques.tsv")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Techniques::technique)
                    .forEach(technique -> found.put(technique.identifier(), technique));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Techniques(found);
    }

    private static Technique technique(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        List<Tactic> tactics =
                Arrays.stream(columns.get(2).split(",")).map(Tactic::valueOf).toList();
        return new Technique(columns.get(0), columns.get(1), tactics, columns.get(3));
    }
}
