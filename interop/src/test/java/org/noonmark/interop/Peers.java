package org.noonmark.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Where the other implementations are, and what may be done with them here.
///
/// What is missing skips the test with one line, or fails it when CI=true.
final class Peers {
    private static final Path FOLDER = Path.of(".peers").toAbsolutePath();
    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_SYS_TIME = 25;

    private Peers() {}

    static String chronyd() {
        return unpacked("chrony/usr/sbin/chronyd");
    }

    static String chronyc() {
        return unpacked("chrony/usr/bin/chronyc");
    }

    static String ntpsecNtpd() {
        return unpacked("ntpsec/usr/sbin/ntpd");
    }

    static String openNtpd() {
        return unpacked("openntpd/usr/sbin/ntpd");
    }

    static String openNtpctl() {
        return unpacked("openntpd/usr/sbin/ntpctl");
    }

    /// One of NTPsec's programs in Python, with the interpreter its library was built for.
    static List<String> ntpsecScript(String name) {
        var script = unpacked("ntpsec/usr/bin/" + name);
        var modules = FOLDER.resolve("ntpsec/usr/lib/python3/dist-packages");
        return List.of("env", "PYTHONPATH=" + modules, "/usr/bin/python3", script);
    }

    /// A program of an installed package.
    static String installed(String name) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> missing(name + " is not installed"));
    }

    /// Skips or fails when a package is not installed.
    static void requireFile(Path file, String packageName) {
        if (!Files.isReadable(file)) {
            throw missing(packageName + " is not installed");
        }
    }

    /// The command without the right to set the clock of the machine.
    static List<String> withoutClock(List<String> command) {
        if (!hasCapability(CAP_SYS_TIME)) {
            return command;
        }
        var all = new ArrayList<String>();
        all.addAll(
                List.of(installed("setpriv"), "--bounding-set=-sys_time", "--inh-caps=-sys_time"));
        all.addAll(command);
        return all;
    }

    /// Skips or fails unless this process may make networks of its own.
    static void requireNetworks() {
        if (!hasCapability(CAP_SYS_ADMIN)) {
            throw missing("not root: NTPsec and OpenNTPD need a network of their own");
        }
    }

    /// Skips the test, or fails it when CI=true: never returns.
    private static AssertionError missing(String what) {
        var advice = what + " (run interop/install-peers as root)";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(advice);
        }
        return Assumptions.abort(advice);
    }

    private static String unpacked(String path) {
        var program = FOLDER.resolve(path);
        if (!Files.isExecutable(program)) {
            throw missing(path + " is not there");
        }
        return program.toString();
    }

    private static boolean hasCapability(int number) {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("CapEff:"))
                    .map(line -> line.substring("CapEff:".length()).strip())
                    .anyMatch(hex -> (Long.parseUnsignedLong(hex, 16) >>> number & 1) == 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
