package org.noonmark.posture.effect;

import static org.noonmark.posture.effect.Effect.Change.ANOTHER;
import static org.noonmark.posture.effect.Effect.Change.LESS;
import static org.noonmark.posture.effect.Effect.Change.MORE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.noonmark.posture.Severity;
import org.noonmark.posture.effect.Effect.Change;
import org.noonmark.posture.effect.Effect.Kind;
import org.noonmark.posture.meaning.TimePolicy;
import org.noonmark.posture.meaning.TimeSource;
import org.noonmark.posture.text.Numbers;

/// The part of a comparison that is about sources of time.
final class SourceComparison {
    private static final String MIDDLE = "T1557";
    private static final String SOURCE = "x-time-source-manipulation";

    private final TimePolicy before;
    private final TimePolicy after;
    private final Map<String, TimeSource> was;
    private final Map<String, TimeSource> is;
    private final List<Effect> effects = new ArrayList<>();

    private SourceComparison(TimePolicy before, TimePolicy after) {
        this.before = before;
        this.after = after;
        was = byIdentity(before);
        is = byIdentity(after);
    }

    static List<Effect> of(TimePolicy before, TimePolicy after) {
        var comparison = new SourceComparison(before, after);
        comparison.cameAndWent();
        comparison.was.forEach((identity, source) -> {
            var now = comparison.is.get(identity);
            if (now != null) {
                comparison.same(source, now);
            }
        });
        comparison.agreement();
        return comparison.effects;
    }

    /// Of several with one name the first counts: the program asks it once.
    private static Map<String, TimeSource> byIdentity(TimePolicy policy) {
        var found = new LinkedHashMap<String, TimeSource>();
        policy.sources().forEach(source -> found.putIfAbsent(source.identity(), source));
        return found;
    }

    private void cameAndWent() {
        var gone =
                was.keySet().stream().filter(name -> !is.containsKey(name)).map(was::get).toList();
        var come =
                is.keySet().stream().filter(name -> !was.containsKey(name)).map(is::get).toList();
        if (!gone.isEmpty()) {
            add(
                    Kind.SOURCES,
                    LESS,
                    is.isEmpty() || after.selectableSources() < 3 ? Severity.HIGH : Severity.MEDIUM,
                    "removes %d of %d source%s: %s"
                            .formatted(
                                    gone.size(),
                                    was.size(),
                                    was.size() == 1 ? "" : "s",
                                    names(gone)));
        }
        if (!come.isEmpty()) {
            add(
                    Kind.SOURCES,
                    MORE,
                    come.stream().allMatch(TimeSource::isAuthenticated)
                            ? Severity.LOW
                            : Severity.MEDIUM,
                    "adds %d source%s to %d: %s"
                            .formatted(
                                    come.size(),
                                    come.size() == 1 ? "" : "s",
                                    was.size(),
                                    names(come)));
        }
    }

    private static String names(List<TimeSource> sources) {
        return String.join(", ", sources.stream().map(TimeSource::inWords).toList());
    }

    private void same(TimeSource source, TimeSource now) {
        var name = now.inWords();
        authentication(source, now, name);
        offset(source, now, name);
        if (now.isSelectable() != source.isSelectable()) {
            add(
                    Kind.SOURCES,
                    now.isSelectable() ? MORE : LESS,
                    Severity.MEDIUM,
                    now.isSelectable()
                            ? name + " may move the clock"
                            : name + " is asked but may no longer move the clock");
        }
        if (now.count() != source.count()) {
            add(
                    Kind.SOURCES,
                    now.count() > source.count() ? MORE : LESS,
                    Severity.LOW,
                    "takes up to %d sources of %s (was: %d)"
                            .formatted(now.count(), name, source.count()));
        }
        if (now.isTrusted() != source.isTrusted()) {
            add(
                    Kind.TRUST,
                    now.isTrusted() ? MORE : LESS,
                    now.isTrusted() ? Severity.HIGH : Severity.LOW,
                    now.isTrusted()
                            ? "trusts %s even when the others disagree".formatted(name)
                            : "no longer trusts %s more than the others".formatted(name));
        }
    }

    private void authentication(TimeSource source, TimeSource now, String name) {
        int asked = now.authentication().compareTo(source.authentication());
        if (asked != 0) {
            effects.add(
                    effect(
                            Kind.AUTHENTICATION,
                            asked > 0 ? MORE : LESS,
                            asked > 0 ? Severity.LOW : Severity.HIGH,
                            asked > 0
                                    ? "asks for authentication of %s: %s"
                                            .formatted(name, spoken(now))
                                    : "no longer asks for authentication of %s as before (was: %s, is: %s)"
                                            .formatted(name, spoken(source), spoken(now)),
                            MIDDLE));
        } else if (!now.key().equals(source.key())) {
            add(
                    Kind.AUTHENTICATION,
                    ANOTHER,
                    Severity.MEDIUM,
                    "authenticates %s by key %s (was: %s)"
                            .formatted(name, now.key(), source.key()));
        }
    }

    private void offset(TimeSource source, TimeSource now, String name) {
        double moved = now.offsetSeconds() - source.offsetSeconds();
        if (moved == 0) {
            return;
        }
        effects.add(
                new Effect(
                        Kind.OFFSET,
                        moved > 0 ? MORE : LESS,
                        Severity.HIGH,
                        "shifts the time of %s by %s (offset was %s, is %s)"
                                .formatted(
                                        name,
                                        Numbers.seconds(moved),
                                        Numbers.seconds(source.offsetSeconds()),
                                        Numbers.seconds(now.offsetSeconds())),
                        SOURCE,
                        OptionalDouble.of(Math.abs(moved))));
    }

    private void agreement() {
        if (before.agreeing() != after.agreeing()) {
            boolean isMore = after.agreeing() > before.agreeing();
            add(
                    Kind.AGREEMENT,
                    isMore ? MORE : LESS,
                    isMore ? Severity.LOW : Severity.HIGH,
                    "asks %d source%s to agree (was: %d)"
                            .formatted(
                                    after.agreeing(),
                                    after.agreeing() == 1 ? "" : "s",
                                    before.agreeing()));
        }
        if (before.isAuthenticationRequired() != after.isAuthenticationRequired()) {
            boolean isMore = after.isAuthenticationRequired();
            effects.add(
                    effect(
                            Kind.AUTHENTICATION,
                            isMore ? MORE : LESS,
                            isMore ? Severity.LOW : Severity.HIGH,
                            isMore
                                    ? "requires authentication"
                                    : "no longer requires authentication",
                            MIDDLE));
        }
    }

    private static String spoken(TimeSource source) {
        return switch (source.authentication()) {
            case NONE -> "none";
            case SYMMETRIC_KEY -> source.key().isEmpty() ? "a key" : "key " + source.key();
            case NTS -> "NTS";
        };
    }

    private void add(Kind kind, Change change, Severity severity, String words) {
        effects.add(effect(kind, change, severity, words, SOURCE));
    }

    private Effect effect(
            Kind kind, Change change, Severity severity, String words, String technique) {
        double bound = after.largestCorrectionSeconds();
        return new Effect(
                kind,
                change,
                severity,
                words,
                technique,
                Double.isFinite(bound) ? OptionalDouble.of(bound) : OptionalDouble.empty());
    }
}
