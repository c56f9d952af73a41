package org.noonmark.posture.effect;

import static org.noonmark.posture.effect.Effect.Change.ANOTHER;
import static org.noonmark.posture.effect.Effect.Change.LESS;
import static org.noonmark.posture.effect.Effect.Change.MORE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.noonmark.posture.Severity;
import org.noonmark.posture.effect.Effect.Change;
import org.noonmark.posture.effect.Effect.Kind;
import org.noonmark.posture.meaning.Access;
import org.noonmark.posture.meaning.Mastership;
import org.noonmark.posture.meaning.Stepping;
import org.noonmark.posture.meaning.TimePolicy;
import org.noonmark.posture.text.Numbers;

/// Compares two configurations of one program by what they mean.
public final class Comparison {
    private static final String MIDDLE = "T1557";
    private static final String WEAKENED = "T1562.001";
    private static final String NO_LOG = "T1562.006";
    private static final String CREDENTIALS = "T1556";
    private static final String SOURCE = "x-time-source-manipulation";
    private static final String LIMITS = "x-time-limit-relaxation";
    private static final String LEAP = "x-time-leap-manipulation";
    private static final String MASTER = "x-time-rogue-grandmaster";
    private static final String OWN = "x-time-free-running-service";

    private final TimePolicy before;
    private final TimePolicy after;
    private final List<Effect> effects = new ArrayList<>();

    private Comparison(TimePolicy before, TimePolicy after) {
        this.before = before;
        this.after = after;
    }

    /// What the change does, gravest first; nothing when both mean the same.
    public static List<Effect> of(TimePolicy before, TimePolicy after) {
        if (before.program() != after.program()) {
            throw new IllegalArgumentException(
                    "must be of one program: before=%s, after=%s"
                            .formatted(before.program(), after.program()));
        }
        var comparison = new Comparison(before, after);
        comparison.effects.addAll(SourceComparison.of(before, after));
        comparison.movement();
        comparison.access(Kind.SERVING, before.serves(), after.serves());
        comparison.access(Kind.COMMANDING, before.commandedBy(), after.commandedBy());
        comparison.ownClock();
        comparison.sets();
        comparison.mastership();
        comparison.rest();
        comparison.effects.sort(Comparator.comparing(Effect::severity).reversed());
        return List.copyOf(comparison.effects);
    }

    private void movement() {
        int freedom = Stepping.compare(after.stepping(), before.stepping());
        if (freedom != 0) {
            add(
                    Kind.STEPPING,
                    freedom > 0 ? MORE : LESS,
                    freedom > 0 ? Severity.HIGH : Severity.LOW,
                    "lets the clock step %s%s (was: %s)"
                            .formatted(
                                    after.stepping().inWords(),
                                    size(after),
                                    before.stepping().inWords()),
                    LIMITS);
        }
        largestChange();
    }

    private void largestChange() {
        int ceiling = Double.compare(after.ceiling().seconds(), before.ceiling().seconds());
        int free = Long.compare(after.ceiling().freeUpdates(), before.ceiling().freeUpdates());
        int larger = ceiling != 0 ? ceiling : free;
        if (larger != 0) {
            add(
                    Kind.LARGEST_CHANGE,
                    larger > 0 ? MORE : LESS,
                    larger > 0 ? Severity.HIGH : Severity.LOW,
                    "%s the largest accepted change from %s to %s"
                            .formatted(
                                    larger > 0 ? "raises" : "lowers",
                                    before.ceiling().inWords(),
                                    after.ceiling().inWords()),
                    LIMITS);
        }
        int distance =
                Double.compare(after.largestDistanceSeconds(), before.largestDistanceSeconds());
        if (distance != 0) {
            add(
                    Kind.DISTANCE,
                    distance > 0 ? MORE : LESS,
                    distance > 0 ? Severity.MEDIUM : Severity.LOW,
                    "lets a source count up to a root distance of %s (was: %s)"
                            .formatted(
                                    Numbers.seconds(after.largestDistanceSeconds()),
                                    Numbers.seconds(before.largestDistanceSeconds())),
                    LIMITS);
        }
    }

    /// By how much, when the clock may be stepped.
    private static String size(TimePolicy policy) {
        return policy.stepping().updates() == 0
                ? ""
                : Double.isInfinite(policy.ceiling().seconds()) || !policy.stepping().isAtAnyTime()
                        ? ", by any amount"
                        : ", by up to " + Numbers.seconds(policy.ceiling().seconds());
    }

    private void access(Kind kind, Access was, Access is) {
        boolean isServing = kind == Kind.SERVING;
        for (var block : Access.gained(was, is)) {
            add(
                    kind,
                    MORE,
                    isServing ? Severity.MEDIUM : Severity.HIGH,
                    (isServing ? "serves time to " : "accepts commands from ") + shown(block),
                    WEAKENED);
        }
        for (var block : Access.gained(is, was)) {
            add(
                    kind,
                    LESS,
                    isServing ? Severity.MEDIUM : Severity.LOW,
                    (isServing ? "no longer serves time to " : "no longer accepts commands from ")
                            + shown(block),
                    isServing ? "T1499" : WEAKENED);
        }
    }

    private static String shown(String block) {
        return block.isEmpty() ? "a host without a name" : block;
    }

    private void ownClock() {
        var was = before.ownClockStratum();
        var is = after.ownClockStratum();
        if (was.equals(is)) {
            return;
        }
        var change = change(was, is);
        add(
                Kind.OWN_CLOCK,
                change,
                change == LESS ? Severity.MEDIUM : Severity.HIGH,
                is.isPresent()
                        ? "local stratum %d: clients get this host's own clock when all sources are lost%s"
                                .formatted(
                                        is.getAsInt(),
                                        was.isPresent()
                                                ? " (was: stratum " + was.getAsInt() + ")"
                                                : "")
                        : "no longer serves this host's own clock when all sources are lost",
                OWN);
    }

    /// A lower stratum is more of a claim.
    private static Change change(OptionalInt was, OptionalInt is) {
        return was.isEmpty()
                ? MORE
                : is.isEmpty() ? LESS : is.getAsInt() < was.getAsInt() ? MORE : LESS;
    }

    private void sets() {
        each(before.logs(), after.logs(), Kind.LOGGING, "logging of ", NO_LOG, true);
        each(
                before.leapSources(),
                after.leapSources(),
                Kind.LEAP_SOURCES,
                "leap seconds from ",
                LEAP,
                true);
        each(
                before.sourceFolders(),
                after.sourceFolders(),
                Kind.SOURCE_FOLDERS,
                "sources out of the folder ",
                SOURCE,
                false);
        var names = new TreeSet<>(before.keyFiles().keySet());
        names.addAll(after.keyFiles().keySet());
        for (var name : names) {
            var was = before.keyFiles().getOrDefault(name, "no file");
            var is = after.keyFiles().getOrDefault(name, "no file");
            if (!was.equals(is)) {
                add(
                        Kind.KEY_FILES,
                        !before.keyFiles().containsKey(name)
                                ? MORE
                                : after.keyFiles().containsKey(name) ? ANOTHER : LESS,
                        Severity.HIGH,
                        "reads %s from %s (was: %s)".formatted(name, is, was),
                        CREDENTIALS);
            }
        }
    }

    private void each(
            SortedSet<String> was,
            SortedSet<String> is,
            Kind kind,
            String what,
            String technique,
            boolean isLossGrave) {
        for (var name : is) {
            if (!was.contains(name)) {
                add(
                        kind,
                        MORE,
                        isLossGrave ? Severity.LOW : Severity.HIGH,
                        "turns on " + what + name,
                        technique);
            }
        }
        for (var name : was) {
            if (!is.contains(name)) {
                add(
                        kind,
                        LESS,
                        isLossGrave ? Severity.HIGH : Severity.LOW,
                        "turns off " + what + name,
                        technique);
            }
        }
    }

    private void mastership() {
        if (before.mastership().isEmpty() || after.mastership().isEmpty()) {
            return;
        }
        var was = before.mastership().orElseThrow();
        var is = after.mastership().orElseThrow();
        if (was.isClientOnly() != is.isClientOnly()) {
            master(
                    is.isClientOnly() ? LESS : MORE,
                    is.isClientOnly()
                            ? "clientOnly: may no longer become grandmaster"
                            : "no longer clientOnly: may become grandmaster");
        }
        if (was.isServerOnly() != is.isServerOnly()) {
            master(
                    is.isServerOnly() ? MORE : LESS,
                    is.isServerOnly()
                            ? "serverOnly: never follows another clock"
                            : "no longer serverOnly: follows a better clock");
        }
        priority("priority1", was.priority1(), is.priority1(), is);
        priority("priority2", was.priority2(), is.priority2(), is);
        if (was.domain() != is.domain()) {
            add(
                    Kind.MASTERSHIP,
                    ANOTHER,
                    Severity.HIGH,
                    "moves from PTP domain %d to %d: other clocks, another grandmaster"
                            .formatted(was.domain(), is.domain()),
                    SOURCE);
        }
    }

    private void priority(String name, int was, int is, Mastership now) {
        if (was != is) {
            master(
                    is < was ? MORE : LESS,
                    "%s %d -> %d: %s"
                            .formatted(
                                    name,
                                    was,
                                    is,
                                    now.isClientOnly()
                                            ? "of no weight, since it is clientOnly"
                                            : is < was
                                                    ? "this clock becomes grandmaster wherever the others keep a higher number"
                                                    : "this clock gives way to others"));
        }
    }

    private void master(Change change, String words) {
        add(
                Kind.MASTERSHIP,
                change,
                change == MORE ? Severity.HIGH : Severity.MEDIUM,
                words,
                MASTER);
    }

    private void rest() {
        if (!before.account().equals(after.account())) {
            add(
                    Kind.ACCOUNT,
                    ANOTHER,
                    after.account().equals("root") ? Severity.HIGH : Severity.MEDIUM,
                    "runs as %s (was: %s)"
                            .formatted(account(after.account()), account(before.account())),
                    "T1548");
        }
        var names = new TreeSet<>(before.others().keySet());
        names.addAll(after.others().keySet());
        for (var name : names) {
            var was = before.others().getOrDefault(name, List.of());
            var is = after.others().getOrDefault(name, List.of());
            if (!was.equals(is)) {
                add(
                        Kind.OTHER,
                        was.isEmpty() ? MORE : is.isEmpty() ? LESS : ANOTHER,
                        Severity.INFORMATION,
                        "changes %s to \"%s\" (was: \"%s\")"
                                .formatted(name, String.join("; ", is), String.join("; ", was)),
                        isPacketAuthentication(name) ? MIDDLE : WEAKENED);
            }
        }
    }

    private static String account(String name) {
        return name.isEmpty() ? "the packaged account" : name;
    }

    private static boolean isPacketAuthentication(String name) {
        return name.startsWith("nts") || name.endsWith("key") || name.contains("cert");
    }

    private void add(Kind kind, Change change, Severity severity, String words, String technique) {
        double bound = after.largestCorrectionSeconds();
        effects.add(
                new Effect(
                        kind,
                        change,
                        severity,
                        words,
                        technique,
                        Double.isFinite(bound)
                                ? OptionalDouble.of(bound)
                                : OptionalDouble.empty()));
    }
}
