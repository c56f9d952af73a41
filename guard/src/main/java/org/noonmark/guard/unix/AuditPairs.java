package org.noonmark.guard.unix;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.noonmark.guard.event.LogEventBuilder;

/// `key=value` pairs of an audit record, decoded.
///
/// Values in double quotes are text. The kernel and audit's library write text that holds a quote,
/// a space or a control character as hexadecimal digits without quotes, so it cannot end early: no
/// user's name or path can add a pair of its own. `msg='…'` of a program holds pairs again. What
/// auditd adds for people (`log_format = ENRICHED`) follows a group separator, U+001D.
final class AuditPairs {
    private static final int MAX_NAMES = 2_000;

    /// Fields that may be hexadecimal (Linux audit's field dictionary, type "encoded").
    private static final Set<String> ENCODED =
            Set.of(
                    "acct",
                    "cgroup",
                    "cmd",
                    "comm",
                    "cwd",
                    "data",
                    "device",
                    "dir",
                    "exe",
                    "file",
                    "grp",
                    "key",
                    "name",
                    "new_group",
                    "new-disk",
                    "new-fs",
                    "new-vcpu",
                    "ocomm",
                    "old-disk",
                    "old-fs",
                    "path",
                    "proctitle",
                    "root_dir",
                    "sw",
                    "unit",
                    "vm",
                    "watch");

    /// Names that came before, so that the same name is the same object.
    private final Map<String, String> names = new HashMap<>();

    /// Adds every pair in `[from, to)`; words without `=` are passed over.
    ///
    /// @param isExecve arguments `a0`, `a1` … are text, and not numbers as in a system call
    void read(String line, int from, int to, boolean isExecve, LogEventBuilder event) {
        read(line, from, to, isExecve, true, event);
    }

    /// @param mayHoldPairs a value in single quotes is pairs again; inside of one it is text, so
    ///   that nobody can nest them without end
    private void read(
            String line,
            int from,
            int to,
            boolean isExecve,
            boolean mayHoldPairs,
            LogEventBuilder event) {
        int at = from;
        while (at < to) {
            char c = line.charAt(at);
            if (c == ' ' || c == ',' || c == '\u001d') {
                at++;
                continue;
            }
            int equals = nameEnd(line, at, to);
            if (equals == to || equals == at || line.charAt(equals) != '=') {
                at = equals + 1;
                continue;
            }
            at = pair(line, at, equals, to, isExecve, mayHoldPairs, event);
        }
    }

    private static int nameEnd(String line, int from, int to) {
        int at = from;
        while (at < to) {
            char c = line.charAt(at);
            if (c == '=' || c == ' ' || c == '\u001d') {
                return at;
            }
            at++;
        }
        return to;
    }

    private int pair(
            String line,
            int from,
            int equals,
            int to,
            boolean isExecve,
            boolean mayHoldPairs,
            LogEventBuilder event) {
        int start = equals + 1;
        char quote = start < to ? line.charAt(start) : ' ';
        if (quote == '\'' && mayHoldPairs) {
            int enriched = line.indexOf('\u001d', start, to);
            int close = line.lastIndexOf('\'', (enriched < 0 ? to : enriched) - 1);
            int end = close > start ? close : to;
            read(line, start + 1, end, false, false, event);
            return end + 1;
        }
        var name = name(line.substring(from, equals));
        if (quote == '"') {
            int close = line.indexOf('"', start + 1, to);
            int end = close < 0 ? to : close;
            event.add(name, line.substring(start + 1, end));
            return end + 1;
        }
        int end = valueEnd(line, start, to);
        event.add(name, value(name, line.substring(start, end), isExecve));
        return end;
    }

    private static int valueEnd(String line, int from, int to) {
        int at = from;
        while (at < to && line.charAt(at) != ' ' && line.charAt(at) != '\u001d') {
            at++;
        }
        return at > from && line.charAt(at - 1) == ',' ? at - 1 : at;
    }

    private static String value(String name, String value, boolean isExecve) {
        boolean mayBeHex = ENCODED.contains(name) || (isExecve && isArgument(name));
        return mayBeHex && isHex(value) ? decoded(name, value) : value;
    }

    private static boolean isArgument(String name) {
        return name.startsWith("a")
                && name.length() > 1
                && Character.isDigit(name.charAt(1))
                && !name.endsWith("_len");
    }

    private static boolean isHex(String value) {
        if (value.length() < 2 || value.length() % 2 != 0) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'F')) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String name, String hex) {
        var text = new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
        return switch (name) {
            case "proctitle" -> text.replace('\0', ' ').stripTrailing();
            case "key" -> text.replace('\u0001', ',');
            default -> text;
        };
    }

    /// The same object for the same name, up to a bound.
    String name(String name) {
        var known = names.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() < MAX_NAMES) {
            names.put(name, name);
        }
        return name;
    }
}
