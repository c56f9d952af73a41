package org.noonmark.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.noonmark.posture.Severity;
import org.noonmark.posture.check.Check;
import org.noonmark.posture.check.Checks;
import org.noonmark.posture.check.Profile;
import org.noonmark.posture.text.ConfigFile;
import org.noonmark.posture.text.Numbers;
import org.noonmark.posture.text.Remark;
import org.noonmark.posture.text.Setting;

/// A profile as an operator writes it:
///
/// ```toml
/// extends = "client"
/// sources = 5
/// servers = ["ntp1.example.org", "ntp2.example.org"]
///
/// [checks]
/// ptp-authentication = "high"
/// chrony-maxchange = "off"
/// ```
///
/// @param profile with what is right in it
/// @param remarks everything that is not, each with its place
public record PostureProfileFile(Profile profile, List<Remark> remarks) {
    /// Copies the remarks.
    public PostureProfileFile {
        remarks = List.copyOf(remarks);
    }

    /// Reads the text of such a file.
    public static PostureProfileFile read(ConfigFile file) {
        var settings = ConfigurationSettings.read(file);
        var remarks = new ArrayList<>(settings.remarks());
        var base = Profile.builtIn(settings.section("").word("extends", "default"));
        if (base.isEmpty()) {
            settings.first("extends")
                    .ifPresent(setting ->
                            remarks.add(
                                    new Remark(
                                            setting.place(),
                                            "there are the profiles "
                                                    + String.join(", ", Profile.names()))));
        }
        var reader = new Reader(base.or(() -> Profile.builtIn("default")).orElseThrow(), remarks);
        settings.all().forEach(reader::read);
        return new PostureProfileFile(reader.profile(file.name()), remarks);
    }

    private static final class Reader {
        private static final Set<String> CHECKS =
                Checks.all().stream().map(Check::id).collect(Collectors.toUnmodifiableSet());

        private final List<Remark> remarks;
        private final Map<String, Severity> severities = new HashMap<>();
        private final Set<String> off = new HashSet<>();
        private int sources;
        private int authenticated;
        private int agreeing;
        private double largestChange;
        private boolean isServing;
        private List<String> servers;

        Reader(Profile base, List<Remark> remarks) {
            this.remarks = remarks;
            sources = base.sources();
            authenticated = base.authenticated();
            agreeing = base.agreeing();
            largestChange = base.largestChangeSeconds();
            isServing = base.serves();
            servers = base.servers();
        }

        void read(Setting setting) {
            if (setting.section().equals("checks")) {
                check(setting);
                return;
            }
            switch (setting.name()) {
                case "extends" -> {}
                case "sources" -> sources = count(setting, sources);
                case "authenticated" -> authenticated = count(setting, authenticated);
                case "agreeing" -> agreeing = count(setting, agreeing);
                case "largest_change_seconds" -> {
                    var value = Numbers.real(setting.word(0));
                    if (value.isPresent() && value.getAsDouble() > 0) {
                        largestChange = value.getAsDouble();
                    } else {
                        remark(setting, "must be a number above 0");
                    }
                }
                case "serves" -> {
                    if (!setting.word(0).matches("true|false")) {
                        remark(setting, "must be true or false");
                    }
                    isServing = setting.word(0).equals("true");
                }
                case "servers" -> servers = setting.words();
                default ->
                        remark(
                                setting,
                                "unknown key; there are extends, sources, authenticated, agreeing,"
                                        + " largest_change_seconds, serves, servers and [checks]");
            }
        }

        private int count(Setting setting, int otherwise) {
            var value = Numbers.whole(setting.word(0));
            if (value.isEmpty() || value.getAsInt() < 0) {
                remark(setting, "must be a whole number from 0");
                return otherwise;
            }
            return value.getAsInt();
        }

        private void check(Setting setting) {
            if (!CHECKS.contains(setting.name())) {
                remark(setting, "there is no such check");
                return;
            }
            if (setting.word(0).equals("off")) {
                off.add(setting.name());
                return;
            }
            severity(setting.word(0))
                    .ifPresentOrElse(
                            severity -> severities.put(setting.name(), severity),
                            () -> remark(setting, "must be off, information, low, medium or high"));
        }

        private static Optional<Severity> severity(String word) {
            for (var severity : Severity.values()) {
                if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return Optional.of(severity);
                }
            }
            return Optional.empty();
        }

        private void remark(Setting setting, String text) {
            remarks.add(new Remark(setting.place(), setting.name() + " " + text));
        }

        Profile profile(String name) {
            return new Profile(
                    name,
                    sources,
                    authenticated,
                    agreeing,
                    largestChange,
                    isServing,
                    servers,
                    severities,
                    off);
        }
    }
}
