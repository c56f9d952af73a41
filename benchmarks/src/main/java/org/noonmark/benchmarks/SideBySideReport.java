package org.noonmark.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.noonmark.benchmarks.NtpSideBySide.Sample;

/// The table of a side-by-side run, and where it was made.
record SideBySideReport(
        int rounds,
        int seconds,
        Map<String, List<Sample>> saturated,
        Map<String, List<Sample>> paced) {
    String table() {
        var text = new StringBuilder();
        text.append(
                "| median over %d rounds of %d s | chronyd | noonmark | noonmark / chronyd | goal | echo |\n"
                        .formatted(rounds, seconds));
        text.append("|---|---|---|---|---|---|\n");
        row(text, "CPU per reply, saturated, µs", saturated, Sample::cpuMicrosPerReply, "<= 0.75");
        row(text, "replies per second, saturated", saturated, Sample::repliesPerSecond, ">= 1.2");
        row(text, "server's share of its CPU, saturated", saturated, Sample::serverBusy, "");
        row(text, "requests lost, saturated", saturated, Sample::lost, "");
        row(text, "p50 latency, paced, µs", paced, Sample::p50, "");
        row(text, "p99 latency, paced, µs", paced, Sample::p99, "");
        row(text, "p99.9 latency, paced, µs", paced, Sample::p999, "<= 1");
        row(text, "CPU per reply, paced, µs", paced, Sample::cpuMicrosPerReply, "");
        row(text, "resident memory, MB", saturated, Sample::residentMegabytes, "<= 200 MB");
        row(text, "first answer after start, s", saturated, Sample::firstAnswerSeconds, "<= 2 s");
        return text.toString();
    }

    private static void row(
            StringBuilder text,
            String what,
            Map<String, List<Sample>> samples,
            ToDoubleFunction<Sample> of,
            String goal) {
        double chronyd = NtpSideBySide.median(samples.get("chronyd"), of);
        double noonmark = NtpSideBySide.median(samples.get("noonmark"), of);
        text.append(
                "| %s | %.5g | %.5g | %s | %s | %.5g |\n"
                        .formatted(
                                what,
                                chronyd,
                                noonmark,
                                chronyd == 0 ? "" : "%.3f".formatted(noonmark / chronyd),
                                goal,
                                NtpSideBySide.median(samples.get("echo"), of)));
    }

    /// Writes the table with machine, JDK and commit; returns the file.
    Path write() throws IOException, InterruptedException {
        return Surroundings.write(
                "ntp", "# NTP server beside chronyd\n\n" + table() + "\n" + where());
    }

    private static String where() throws IOException, InterruptedException {
        return Surroundings.lines(String.join(" ", ServerProcess.JVM_FLAGS))
                + """
                - chronyd: Debian's package
                - Server on CPU 0, load generator on CPU 1, one server at a time, in turn, each warmed up first; both
                  in scheduling groups of the highest weight (autogroup nice -20) where the user may set it.
                - echo: a loop on the same sockets that receives in batches of 32, turns a request into a reply
                  and sends, without any protocol: what the kernel and the JVM take for moving the packets.
                - Saturated: 192 requests are kept on their way from one socket, sent in bursts of 16. Paced: 10,000 requests a
                  second, one at a time, from before the call that sends to the kernel's stamp of the reply.
                - CPU per reply: user and system time of the server's process over the replies that came back.
                - Again: `./noonmark build && interop/install-peers && ./noonmark bench NtpSideBySide`
                """;
    }
}
