package org.noonmark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An NTP server in a process of its own, kept on one CPU.
final class ServerProcess implements AutoCloseable {
    /// What the launcher gives `up`.
    static final List<String> JVM_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xms16m",
                    "-Xmx512m",
                    "-Xss512k",
                    "-XX:ReservedCodeCacheSize=32m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=org.noonmark.linux",
                    "--illegal-native-access=deny");

    static final String MAIN = "org.noonmark.app/org.noonmark.app.Main";

    private static final double TICKS_PER_SECOND = 100;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /// Debian's chronyd, which never touches the clock (`-x`), answers loopback only and has no
    /// rate limit.
    ///
    /// @param more lines of its configuration
    static ServerProcess chronyd(Path program, Path folder, int port, int cpu, String more)
            throws IOException {
        var configuration = folder.resolve("chrony.conf");
        Files.writeString(
                configuration,
                """
                local stratum 1
                allow 127.0.0.1
                port %d
                bindaddress 127.0.0.1
                cmdport 0
                bindcmdaddress /
                pidfile %s
                user root
                %s\
                """
                        .formatted(port, folder.resolve("chronyd.pid"), more));
        return start(
                cpu,
                List.of(program.toString(), "-x", "-n", "-f", configuration.toString()),
                folder.resolve("chronyd.log"));
    }

    /// `noonmark up` as the launcher starts it, with the host clock as the standard.
    ///
    /// @param more sections of its configuration
    static ServerProcess noonmark(Path modules, Path folder, int port, int cpu, String more)
            throws IOException {
        var configuration = folder.resolve("noonmark.toml");
        Files.writeString(
                configuration,
                """
                [local]
                authority = true
                [serve.ntp]
                listen = ["127.0.0.1"]
                port = %d
                %s\
                """
                        .formatted(port, more));
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(JVM_FLAGS);
        command.addAll(List.of("-p", modules.toString(), "-m", MAIN, "up"));
        command.addAll(List.of("--config", configuration.toString()));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        return start(cpu, command, folder.resolve("noonmark.log"));
    }

    /// A loop that only receives and sends.
    static ServerProcess echo(Path folder, int port, int cpu) throws IOException {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(classPath());
        command.addAll(List.of(EchoServer.class.getName(), Integer.toString(port), "32"));
        return start(cpu, command, folder.resolve("echo.log"));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> classPath() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }

    /// The beginning of a command that keeps a process on one CPU, and in a scheduling group of its
    /// own that weighs as much as the user may give it: on a machine with other users, the tails of
    /// latency are theirs otherwise.
    static List<String> pinnedTo(int cpu) {
        return new ArrayList<>(
                List.of(
                        "setsid",
                        "taskset",
                        "-c",
                        Integer.toString(cpu),
                        "sh",
                        "-c",
                        "{ echo -20 > /proc/self/autogroup; } 2>/dev/null; exec \"$@\"",
                        "sh"));
    }

    /// A server by its own command, kept on one CPU.
    static ServerProcess start(int cpu, List<String> command, Path log) throws IOException {
        var pinned = pinnedTo(cpu);
        pinned.addAll(command);
        var process =
                new ProcessBuilder(pinned)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new ServerProcess(process);
    }

    /// User and system time so far of the process and those that it started, seconds.
    double cpuSeconds() throws IOException {
        double sum = cpuSeconds(process.pid());
        for (var child : process.descendants().toList()) {
            sum += cpuSeconds(child.pid());
        }
        return sum;
    }

    /// From `/proc/PID/stat`.
    private static double cpuSeconds(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The second field is the program's name in parentheses and may hold anything.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /// Resident memory, MB.
    double residentMegabytes() throws IOException {
        for (var line : Files.readAllLines(proc("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS in " + proc("status"));
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
