package org.noonmark.app.posture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noonmark.app.config.ConfigurationSettings;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.posture.Program;
import org.noonmark.posture.check.Checks;
import org.noonmark.posture.check.Finding;
import org.noonmark.posture.check.Profile;
import org.noonmark.posture.check.Subject;
import org.noonmark.posture.meaning.PolicyReader;
import org.noonmark.posture.text.ConfigFile;
import org.noonmark.posture.text.Remark;
import org.noonmark.posture.text.Setting;
import org.noonmark.posture.text.Settings;
import org.noonmark.posture.text.SettingsReader;

/// Finds the configurations of a host, and judges them.
public final class PostureRun {
    private final HostFiles files;
    private final Profile profile;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private PostureRun(Path root, Profile profile) {
        files = new HostFiles(root);
        this.profile = profile;
    }

    /// Judges the named files, or the usual ones when none are named.
    ///
    /// @param root folder that stands for `/`
    /// @param named files, as they are or as `PROGRAM=FILE`
    public static PostureReport of(Path root, Profile profile, List<String> named)
            throws CommandFailure {
        var run = new PostureRun(root, profile);
        if (named.isEmpty()) {
            UsualFiles.PLACES.forEach(run::usual);
        }
        for (var name : named) {
            run.named(name);
        }
        if (run.findings.isEmpty() && run.files.unread().isEmpty()) {
            throw CommandFailure.data(
                    "no configuration was found below %s; name the files".formatted(root));
        }
        return new PostureReport(profile.name(), run.findings, run.remarks, run.files.unread());
    }

    private void usual(Program program, List<String> places) {
        places.stream()
                .map(files::read)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(file -> judge(program, file));
    }

    private void named(String argument) throws CommandFailure {
        var halves = argument.split("=", 2);
        var told = halves.length == 2 ? program(halves[0]) : Optional.<Program>empty();
        var name = told.isPresent() ? halves[1] : argument;
        var program = told.or(() -> UsualFiles.programOf(name));
        if (program.isEmpty()) {
            throw CommandFailure.usage(
                    "%s: whose configuration is it? Write PROGRAM=%s with one of %s"
                            .formatted(
                                    name,
                                    name,
                                    String.join(
                                            ", ",
                                            UsualFiles.PLACES.keySet().stream()
                                                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                                                    .toList())));
        }
        var file = files.read(name);
        if (file.isEmpty()) {
            throw CommandFailure.data(
                    name + ": " + files.unread().getOrDefault(name, "there is no such file"));
        }
        judge(program.orElseThrow(), file.orElseThrow());
    }

    private static Optional<Program> program(String word) {
        return UsualFiles.PLACES.keySet().stream()
                .filter(program -> program.name().equalsIgnoreCase(word))
                .findFirst();
    }

    private void judge(Program program, ConfigFile file) {
        var settings = settings(program, file);
        remarks.addAll(settings.remarks());
        var modes = new HashMap<String, Integer>();
        var names = new LinkedHashSet<String>();
        names.add(file.name());
        settings.all().stream().map(Setting::place).forEach(place -> names.add(place.file()));
        PolicyReader.of(program, settings)
                .ifPresent(policy -> names.addAll(policy.keyFiles().values()));
        for (var name : names) {
            files.mode(name).ifPresent(mode -> modes.put(name, mode));
        }
        findings.addAll(Checks.judge(new Subject(program, file.name(), settings, modes, profile)));
    }

    private Settings settings(Program program, ConfigFile file) {
        return switch (program) {
            case NOONMARK -> ConfigurationSettings.read(file);
            case NTP -> joined(read(program, file), ntpOptions());
            case TIMESYNCD ->
                    joined(
                            read(program, file),
                            files.matching(file.name() + ".d/", "*.conf").stream()
                                    .map(more -> read(program, more))
                                    .toList());
            default -> read(program, file);
        };
    }

    private Settings read(Program program, ConfigFile file) {
        return SettingsReader.read(program, file, files.includesOf(file.name()));
    }

    private List<Settings> ntpOptions() {
        return UsualFiles.NTP_OPTIONS.stream()
                .map(files::read)
                .flatMap(Optional::stream)
                .map(SettingsReader::environment)
                .map(settings ->
                        new Settings(
                                settings.all().stream()
                                        .filter(setting ->
                                                setting.name().equals("NTPD_OPTS")
                                                        || setting.name().equals("OPTIONS"))
                                        .toList(),
                                settings.remarks()))
                .toList();
    }

    private static Settings joined(Settings first, List<Settings> others) {
        var all = new ArrayList<>(first.all());
        var remarks = new ArrayList<>(first.remarks());
        others.forEach(more -> {
            all.addAll(more.all());
            remarks.addAll(more.remarks());
        });
        return new Settings(all, remarks);
    }
}
