package org.noonmark.guard.unix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.reader.Collected;
import org.noonmark.testkit.ReferenceData;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Real sshd and syslog lines with the classes that researchers gave them (loghub).
class LoghubTest {
    private static Path data(String name) {
        var found = ReferenceData.find("guard/loghub/" + name);
        assumeTrue(found.isPresent(), ReferenceData.missing("guard/loghub/" + name));
        return found.get();
    }

    private static List<LogEvent> events(String name) throws IOException {
        var read = Collected.read(new SyslogFormat(), Files.readAllBytes(data(name)));
        assertThat(read.problems()).isEmpty();
        return read.events();
    }

    private static String code(LogEvent event) {
        return event.first(Ocsf.EVENT_CODE) instanceof String code ? code : "none";
    }

    /// How often each source occurs in events of some classes; repeated messages count as often.
    private static Map<String, Long> bySource(List<LogEvent> events, Set<String> codes) {
        var counts = new TreeMap<String, Long>();
        for (var event : events) {
            if (codes.contains(code(event)) && event.first(Ocsf.SRC_IP) instanceof String ip) {
                long count = event.first(Ocsf.COUNT) instanceof Long times ? times : 1;
                counts.merge(ip, count, Long::sum);
            }
        }
        return counts;
    }

    /// An object of numbers in EXPECTED.json.
    private static Map<String, Long> expected(String name) throws IOException {
        var counts = new TreeMap<String, Long>();
        var text = Files.readString(data("OpenSSH/EXPECTED.json"));
        try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT
                        && name.equals(
                                json.streamReadContext().currentName() == null
                                        ? json.streamReadContext().getParent().currentName()
                                        : json.streamReadContext().currentName())) {
                    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        var key = json.currentName();
                        json.nextToken();
                        counts.put(key, json.getLongValue());
                    }
                    return counts;
                }
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void failedPasswordsBySourceAreAsExpected() throws IOException {
        var events = events("OpenSSH/OpenSSH.log");
        var codes = Set.of("sshd.failed_password", "sshd.failed_password_invalid_user");
        var expected = expected("failed_password_by_src");
        // One user's name begins with a space; the expectation's own reading passed over that line.
        expected.merge("5.188.10.180", 1L, Long::sum);
        assertThat(bySource(events, codes)).isEqualTo(expected);
    }

    @Test
    void invalidUsersBySourceAreAsExpected() throws IOException {
        var events = events("OpenSSH/OpenSSH.log");
        assertThat(bySource(events, Set.of("sshd.invalid_user")))
                .isEqualTo(expected("invalid_user_by_src"));
    }

    @Test
    void reverseMappingWarningsAreAsExpected() throws IOException {
        var events = events("OpenSSH/OpenSSH.log");
        assertThat(bySource(events, Set.of("sshd.reverse_mapping_failed")))
                .isEqualTo(expected("reverse_dns_break_in_by_src"));
    }

    @Test
    void findsTheOneAcceptedLogin() throws IOException {
        var accepted =
                events("OpenSSH/OpenSSH.log").stream()
                        .filter(event -> code(event).equals("sshd.accepted"))
                        .toList();
        assertThat(accepted).hasSize(1);
        var login = accepted.getFirst();
        assertThat(login.first(Ocsf.USER_NAME)).isEqualTo("fztu");
        assertThat(login.first(Ocsf.SRC_IP)).isEqualTo("119.137.62.142");
        assertThat(login.first(Ocsf.STATUS)).isEqualTo("Success");
        assertThat(login.time()).hasToString("2025-12-10T09:32:20Z");
    }

    /// Each of loghub's templates is one class of ours; ours may hold several of theirs, which then
    /// differ only in a user's name, a plural, or a text that the client sends.
    @Test
    void classesFollowTheTemplatesOfOpenSsh() throws IOException {
        var templates = templatesByCode("OpenSSH/OpenSSH.log", "OpenSSH/structured.csv");
        assertThat(templates).doesNotContainKey("none");
        var several =
                templates.values().stream()
                        .filter(ids -> ids.size() > 1)
                        .collect(Collectors.toSet());
        assertThat(several)
                .isEqualTo(
                        Set.of(
                                Set.of("E4", "E5"),
                                Set.of("E6", "E7", "E24", "E25", "E26"),
                                Set.of("E9", "E14"),
                                Set.of("E15", "E16", "E17"),
                                Set.of("E19", "E20")));
    }

    @Test
    void authenticationClassesFollowTheTemplatesOfLinux() throws IOException {
        var templates = templatesByCode("Linux/Linux.log", "Linux/structured.csv");
        assertThat(templates.get("pam.authentication_failure"))
                .isEqualTo(Set.of("E15", "E16", "E17", "E18", "E19"));
        assertThat(templates.get("pam.user_unknown")).isEqualTo(Set.of("E27"));
        assertThat(templates.get("pam.session_opened")).isEqualTo(Set.of("E102", "E103"));
        assertThat(templates.get("pam.session_closed")).isEqualTo(Set.of("E101"));
    }

    /// The templates of each class; a template that would fall into two classes fails.
    private static Map<String, Set<String>> templatesByCode(String log, String structured)
            throws IOException {
        var events = events(log);
        var rows = Files.readAllLines(data(structured), StandardCharsets.UTF_8);
        var codeOf = new HashMap<String, String>();
        var templates = new TreeMap<String, Set<String>>();
        assertThat(events).hasSize(rows.size() - 1);
        var wrong = new HashSet<String>();
        for (int i = 0; i < events.size(); i++) {
            var template = eventId(rows.get(i + 1));
            var code = code(events.get(i));
            var before = codeOf.putIfAbsent(template, code);
            if (before != null && !before.equals(code)) {
                wrong.add(template + " is " + before + " and " + code);
            }
            templates.computeIfAbsent(code, _ -> new TreeSet<>()).add(template);
        }
        assertThat(wrong).isEmpty();
        return templates;
    }

    private static String eventId(String row) {
        var found = java.util.regex.Pattern.compile(",(E\\d+),").matcher(row);
        String last = "";
        while (found.find()) {
            last = found.group(1);
        }
        return last;
    }
}
