package org.noonmark.posture.check;

import static org.noonmark.posture.check.Mend.bad;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.noonmark.posture.Program;
import org.noonmark.posture.Severity;

/// Who may write to configurations and read secrets: permission bits only, no access lists.
final class FileChecks {
    private static final int WRITABLE_BY_OTHERS = 0_022;
    private static final int OPEN_TO_OTHERS = 0_027;

    private FileChecks() {}

    static List<Check> all() {
        return Stream.concat(
                        Stream.of(Program.values()).map(FileChecks::configuration),
                        Stream.of(Program.CHRONY, Program.NTP, Program.PTP4L, Program.NOONMARK)
                                .map(FileChecks::secrets))
                .toList();
    }

    private static String name(Program program) {
        return program.name().toLowerCase(Locale.ROOT);
    }

    private static Check configuration(Program program) {
        return new Check(
                name(program) + "-file-mode",
                program,
                Severity.HIGH,
                "Only the owner may write to the configuration",
                "Whoever writes to it decides what the service does after its next start.",
                "NIST IR 8323, PR.AC-4",
                "chmod go-w FILE",
                FileChecks::configurationModes);
    }

    private static Verdict configurationModes(Subject subject) {
        var plan = new ArrayList<PlanStep>();
        boolean isKnown = false;
        for (var file : subject.files()) {
            var mode = subject.mode(file);
            isKnown |= mode.isPresent();
            if ((mode.orElse(0) & WRITABLE_BY_OTHERS) != 0) {
                plan.add(mode(file, mode.getAsInt(), mode.getAsInt() & ~WRITABLE_BY_OTHERS));
            }
        }
        return verdict(plan, isKnown, "the mode of the file is not known");
    }

    private static Check secrets(Program program) {
        return new Check(
                name(program) + "-key-mode",
                program,
                Severity.HIGH,
                "Keys are for the service alone",
                "Whoever reads a symmetric or server key can make packets that are believed.",
                "RFC 8633, 4.1; RFC 8915, 8",
                "chmod 0640 FILE, with the service's group",
                FileChecks::secretModes);
    }

    private static Verdict secretModes(Subject subject) {
        var files = subject.policy().keyFiles().values();
        if (files.isEmpty()) {
            return new Verdict.DoesNotApply("no file with keys is named");
        }
        var plan = new ArrayList<PlanStep>();
        boolean isKnown = false;
        for (var file : files) {
            var mode = subject.mode(file);
            isKnown |= mode.isPresent();
            if ((mode.orElse(0) & OPEN_TO_OTHERS) != 0) {
                plan.add(mode(file, mode.getAsInt(), mode.getAsInt() & ~OPEN_TO_OTHERS));
            }
        }
        return verdict(plan, isKnown, "no mode is known of " + String.join(", ", files));
    }

    private static Verdict verdict(List<PlanStep> plan, boolean isKnown, String unknown) {
        if (!plan.isEmpty()) {
            var step = plan.getFirst();
            return bad("%s has mode %s".formatted(step.file(), step.before()), plan);
        }
        return isKnown ? Verdict.GOOD : new Verdict.Unknown(unknown);
    }

    private static PlanStep mode(String file, int is, int shall) {
        return new PlanStep(
                file,
                PlanStep.Action.SET_MODE,
                0,
                "%04o".formatted(is),
                "%04o".formatted(shall),
                "");
    }
}
