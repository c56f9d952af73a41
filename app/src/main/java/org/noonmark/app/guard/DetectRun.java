package org.noonmark.app.guard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.noonmark.app.input.CountedStream;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.host.EventSource;
import org.noonmark.guard.host.Finding;
import org.noonmark.guard.host.GuardHost;
import org.noonmark.guard.host.HostFigures;
import org.noonmark.guard.host.HostRules;
import org.noonmark.guard.host.HostSettings;
import org.noonmark.guard.reader.EnduringReader;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.guard.source.LogArchive;
import org.noonmark.time.JavaTimeScale;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// Rules over logs that are read to their end, one after the other.
public final class DetectRun {
    /// No station vouches for the time of this command: the host's clock is believed to a day.
    private static final TimeDelta HOST_CLOCK_ERROR = TimeDelta.ofSeconds(86_400);

    private final Request request;
    private final Consumer<Finding> findings;
    private final Consumer<ReadProblem> problems;
    private final LongConsumer progress;
    private long bytes;

    /// What is asked for.
    ///
    /// @param kind a format of the logs; empty when each is found by its content
    /// @param clock how times are read
    /// @param lanes threads that match; 0 for the caller's
    public record Request(
            HostRules rules,
            LogFormats formats,
            Optional<LogFormat> kind,
            LogClock clock,
            int lanes) {}

    /// @param progress takes the bytes that were read so far
    public DetectRun(
            Request request,
            Consumer<Finding> findings,
            Consumer<ReadProblem> problems,
            LongConsumer progress) {
        this.request = request;
        this.findings = findings;
        this.problems = problems;
        this.progress = progress;
    }

    /// Reads logs; `-` is `standardInput`.
    public HostFigures run(List<String> logs, InputStream standardInput) throws CommandFailure {
        var settings = HostSettings.archive(request.lanes(), request.clock().leaps());
        var host =
                new GuardHost(request.rules(), settings, InstantSource.system(), findings::accept);
        // Correlations wait for the last log: what another one says may have happened before.
        try (host;
                var _ = host.open("")) {
            for (var log : logs) {
                read(log, standardInput, host);
            }
        }
        return host.figures();
    }

    private void read(String log, InputStream standardInput, GuardHost host) throws CommandFailure {
        try {
            if (log.equals("-")) {
                read(log, host, standardInput);
            } else {
                try (var stream = Files.newInputStream(Path.of(log))) {
                    read(log, host, stream);
                }
            }
        } catch (IOException failed) {
            throw CommandFailure.data(
                    "cannot read %s: %s".formatted(log, RulePacks.reason(failed)));
        }
    }

    private void read(String log, GuardHost host, InputStream stream) throws IOException {
        try (var sink = new Sink(host)) {
            var receipt = receipt(request.clock());
            long before = bytes;
            var counted =
                    new CountedStream(
                            stream,
                            done -> {
                                bytes = before + done;
                                progress.accept(bytes);
                            });
            new LogArchive(LogArchive.Limits.USUAL, () -> receipt, sink::open, sink)
                    .read(log, counted);
        }
    }

    /// When bytes of a log that nobody followed came: now, by the host's clock.
    static Receipt receipt(LogClock clock) {
        var now = JavaTimeScale.toTai(Instant.now(), clock.leaps());
        return Receipt.of(TimeInterval.around(now, HOST_CLOCK_ERROR), clock.leaps());
    }

    /// Hands events of the log that is open to the host.
    private final class Sink implements ReadSink, AutoCloseable {
        private final GuardHost host;
        private Optional<EventSource> source = Optional.empty();

        Sink(GuardHost host) {
            this.host = host;
        }

        LogReader open(String name) {
            close();
            source = Optional.of(host.open(name));
            var settings = ReadSettings.of(name, request.clock());
            return new EnduringReader(
                    settings,
                    rest ->
                            request.kind()
                                    .map(kind -> kind.reader(rest))
                                    .orElseGet(() -> request.formats().detecting(rest)));
        }

        @Override
        public void event(LogEvent event) {
            source.orElseThrow().accept(event);
        }

        @Override
        public void problem(ReadProblem problem) {
            problems.accept(problem);
        }

        @Override
        public void close() {
            source.ifPresent(EventSource::close);
            source = Optional.empty();
        }
    }
}
