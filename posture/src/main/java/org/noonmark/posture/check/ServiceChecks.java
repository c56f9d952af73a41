package org.noonmark.posture.check;

import static org.noonmark.posture.check.Mend.bad;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.noonmark.posture.Program;
import org.noonmark.posture.Severity;
import org.noonmark.posture.meaning.TimeSource;
import org.noonmark.posture.text.Numbers;

/// What is asked of every time service that has several sources.
final class ServiceChecks {
    private static final String POOL = "pool.ntp.org";

    private ServiceChecks() {}

    static List<Check> all() {
        var everywhere =
                Stream.of(Program.CHRONY, Program.NTP, Program.NOONMARK)
                        .flatMap(program -> {
                            var prefix = program.name().toLowerCase(Locale.ROOT) + "-";
                            return Stream.concat(
                                    ofSources(program, prefix).stream(),
                                    ofUse(program, prefix).stream());
                        });
        // Noonmark has no such setting.
        var shifts =
                Stream.of(Program.CHRONY, Program.NTP)
                        .map(program ->
                                shift(program, program.name().toLowerCase(Locale.ROOT) + "-"));
        return Stream.concat(everywhere, shifts).toList();
    }

    private static Check shift(Program program, String prefix) {
        return new Check(
                prefix + "shift",
                program,
                Severity.HIGH,
                "No network source is shifted by hand",
                "A constant added to a server's time is the quietest way to move a clock.",
                "chrony.conf(5), offset; ntp.conf(5), fudge",
                "Remove the offset, or write down the asymmetry that it corrects.",
                ServiceChecks::shift);
    }

    private static List<Check> ofSources(Program program, String prefix) {
        return List.of(
                new Check(
                        prefix + "sources",
                        program,
                        Severity.HIGH,
                        "There are enough sources",
                        "With fewer than four sources one that lies cannot be told from those that do not, or not"
                                + " while another is away.",
                        "RFC 8633, 3.2",
                        "Add servers until there are as many as the profile asks for.",
                        ServiceChecks::sources),
                new Check(
                        prefix + "operators",
                        program,
                        Severity.MEDIUM,
                        "The sources are not all of one operator",
                        "Servers of one operator share its mistakes, its network and its intruders.",
                        "RFC 8633, 3.3",
                        "Add a server of another operator.",
                        ServiceChecks::operators),
                new Check(
                        prefix + "authenticated",
                        program,
                        Severity.MEDIUM,
                        "Enough sources are authenticated",
                        "Packets of NTP without authentication can be made by anybody on the path, who then sets"
                                + " the clock.",
                        "RFC 8915, 1; RFC 8633, 4",
                        "Use servers with NTS, or keys.",
                        ServiceChecks::authenticated));
    }

    private static List<Check> ofUse(Program program, String prefix) {
        return List.of(
                new Check(
                        prefix + "agreeing",
                        program,
                        Severity.MEDIUM,
                        "More than one source has to agree before the clock is moved",
                        "Whoever can silence all other sources decides alone when one is enough.",
                        "RFC 8633, 3.2; chrony.conf(5), minsources",
                        "Raise the number of sources that have to agree.",
                        ServiceChecks::agreeing),
                new Check(
                        prefix + "own-clock",
                        program,
                        Severity.MEDIUM,
                        "A host that serves nobody does not offer its own clock",
                        "When all sources are lost, clients take the free clock for time and do not notice.",
                        "RFC 8633, 3.2; RFC 5905, 11.2",
                        "Remove the local fallback, or keep it to one host of the site.",
                        ServiceChecks::ownClock));
    }

    private static Verdict sources(Subject subject) {
        int there = subject.policy().selectableSources();
        int asked = subject.profile().sources();
        // The clock of a host that is declared to be the standard has no sources by intent.
        return there >= asked
                ? Verdict.GOOD
                : bad(
                        "%d source%s, %d are asked for"
                                .formatted(there, there == 1 ? "" : "s", asked),
                        moreServers(subject));
    }

    /// Every server of the profile that is not there yet.
    private static List<PlanStep> moreServers(Subject subject) {
        var there =
                subject.policy().sources().stream()
                        .map(TimeSource::name)
                        .collect(Collectors.toSet());
        var lines =
                subject.profile().servers().stream()
                        .filter(server -> !there.contains(server.toLowerCase(Locale.ROOT)))
                        .map(server ->
                                subject.program() == Program.NOONMARK
                                        ? "[[ntp_source]]\nhost = \"%s\"\nnts = true"
                                                .formatted(server)
                                        : "server " + server + " iburst nts")
                        .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? List.of() : List.of(Mend.appended(subject, lines));
    }

    private static Verdict operators(Subject subject) {
        var sources = subject.policy().sources().stream().filter(TimeSource::isSelectable).toList();
        if (sources.isEmpty()) {
            return new Verdict.DoesNotApply("there are no sources");
        }
        var operators = sources.stream().map(TimeSource::operator).distinct().toList();
        // The pool's servers belong to many, though nobody chose them.
        boolean isPool = sources.stream().anyMatch(source -> source.name().endsWith(POOL));
        return operators.size() > 1 || isPool
                ? Verdict.GOOD
                : bad("all sources are of " + operators.getFirst(), moreServers(subject));
    }

    private static Verdict authenticated(Subject subject) {
        var policy = subject.policy();
        int there = policy.authenticatedSources();
        int asked = subject.profile().authenticated();
        return there >= asked
                ? Verdict.GOOD
                : bad(
                        "%d of %d sources %s authenticated, %d are asked for"
                                .formatted(
                                        there,
                                        policy.selectableSources(),
                                        there == 1 ? "is" : "are",
                                        asked),
                        moreServers(subject));
    }

    private static Verdict agreeing(Subject subject) {
        int asked = subject.profile().agreeing();
        int there = subject.policy().agreeing();
        if (there >= asked) {
            return Verdict.GOOD;
        }
        var plan =
                switch (subject.program()) {
                    case CHRONY -> Mend.set(subject, "minsources", "minsources " + asked);
                    case NTP -> List.of(Mend.appended(subject, "tos minsane " + asked));
                    default ->
                            Mend.set(
                                    subject,
                                    "station",
                                    "minimum_agreeing",
                                    "minimum_agreeing = " + asked);
                };
        return bad("%d is enough, %d are asked for".formatted(there, asked), plan);
    }

    private static Verdict ownClock(Subject subject) {
        var stratum = subject.policy().ownClockStratum();
        if (stratum.isEmpty()) {
            return Verdict.GOOD;
        }
        if (subject.policy().serves().isBeyondHost() && subject.profile().serves()) {
            return new Verdict.DoesNotApply("the host is there to serve");
        }
        var plan =
                switch (subject.program()) {
                    case CHRONY -> Mend.deleted(subject, subject.settings().named("local"));
                    case NTP ->
                            Mend.deleted(
                                    subject,
                                    subject.settings().all().stream()
                                            .filter(setting ->
                                                    setting.word(0).startsWith("127.127.1.")
                                                            || (setting.name().equals("tos")
                                                                    && setting.value()
                                                                            .contains("orphan"))
                                                            || (setting.name().equals("refclock")
                                                                    && setting.word(0)
                                                                            .equals("local")))
                                            .toList());
                    default -> Mend.set(subject, "local", "authority", "authority = false");
                };
        return bad("offers its own clock at stratum " + stratum.getAsInt(), plan);
    }

    private static Verdict shift(Subject subject) {
        var shifted =
                subject.policy().sources().stream()
                        .filter(source -> source.offsetSeconds() != 0)
                        .filter(source -> source.kind() != TimeSource.Kind.REFERENCE_CLOCK)
                        .filter(source -> source.kind() != TimeSource.Kind.LOCAL_CLOCK)
                        .toList();
        return shifted.isEmpty()
                ? Verdict.GOOD
                : bad(
                        shifted.stream()
                                .map(source ->
                                        "%s by %s (%s)"
                                                .formatted(
                                                        source.name(),
                                                        Numbers.seconds(source.offsetSeconds()),
                                                        source.place()))
                                .collect(Collectors.joining(", ")),
                        shifted.stream()
                                .flatMap(source ->
                                        subject.settings().all().stream()
                                                .filter(setting ->
                                                        setting.place().equals(source.place())))
                                .map(setting ->
                                        Mend.replaced(
                                                subject,
                                                setting,
                                                setting.line()
                                                        .replaceAll(
                                                                "(?i)\\s+(offset|time1)\\s+\\S+",
                                                                "")))
                                .toList());
    }
}
