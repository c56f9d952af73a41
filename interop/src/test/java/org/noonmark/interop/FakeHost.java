package org.noonmark.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;

/// A host whose CLOCK_REALTIME is wrong, for one program; the clock of this machine is not touched.
///
/// The Java run-time reads its clocks through libfaketime. Our own clock calls cannot be reached
/// that way, since they are looked up in the C library itself; so the program runs with a copy of
/// `HostClocks` whose CLOCK_REALTIME is moved by a constant. CLOCK_MONOTONIC and
/// CLOCK_MONOTONIC_RAW stay true, and so do the kernel's time stamps, as after a step of the clock.
final class FakeHost {
    private static final Path LIBRARY =
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    private static final Path SOURCE =
            Path.of("../linux/src/main/java/org/noonmark/linux/HostClocks.java");
    private static final Path MODULES = Path.of("../app/target/lib").toAbsolutePath().normalize();
    private static final String TRUE_READ = "return read(ClockCalls.CLOCK_REALTIME);";

    private FakeHost() {}

    /// Wraps a command so that its host's clock shows this time now.
    ///
    /// @param folder for the changed class
    static UnaryOperator<List<String>> showing(Instant time, Path folder) throws IOException {
        Peers.requireFile(LIBRARY, "faketime");
        var classes = compile(Duration.between(Instant.now(), time).toNanos(), folder);
        var text =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                        .withZone(ZoneOffset.UTC)
                        .format(time);
        return command -> {
            var all = new ArrayList<String>();
            all.addAll(
                    List.of(
                            "env",
                            "TZ=UTC",
                            "LD_PRELOAD=" + LIBRARY,
                            "FAKETIME=@" + text,
                            "FAKETIME_DONT_FAKE_MONOTONIC=1",
                            // Or timed waits of the run-time end at once, and it spins.
                            "FAKETIME_FORCE_MONOTONIC_FIX=0",
                            "JDK_JAVA_OPTIONS=--patch-module=org.noonmark.linux=" + classes));
            all.addAll(command);
            return all;
        };
    }

    private static Path compile(long shiftNanos, Path folder) throws IOException {
        var truth = Files.readString(SOURCE);
        if (!truth.contains(TRUE_READ)) {
            throw new AssertionError("HostClocks reads CLOCK_REALTIME in another way");
        }
        var moved = TRUE_READ.replace(";", " + (" + shiftNanos + "L);");
        var sources = Files.createDirectories(folder.resolve("linux/org/noonmark/linux"));
        var file =
                Files.writeString(
                        sources.resolve("HostClocks.java"), truth.replace(TRUE_READ, moved));
        var classes = Files.createDirectories(folder.resolve("classes"));
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "--module-path",
                                MODULES.toString(),
                                "--add-modules",
                                "org.noonmark.linux",
                                "--patch-module",
                                "org.noonmark.linux=" + folder.resolve("linux"),
                                "-nowarn",
                                "-d",
                                classes.toString(),
                                file.toString());
        if (failed != 0) {
            throw new AssertionError("the changed HostClocks does not compile");
        }
        return classes;
    }
}
