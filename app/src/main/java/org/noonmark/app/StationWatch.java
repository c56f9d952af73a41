package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.status.StatusJson;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.events.StampedEvent;
import org.noonmark.events.StationEvent;

/// What the main thread does while a station runs: prints, writes the status once a second and the
/// memory every ten, tells the service manager, and ends when it is asked to.
final class StationWatch {
    static final String STATUS = "status.json";

    /// The status of a station when it stopped.
    static final String LAST_STATUS = "last-status.json";

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long POLL_NANOS = 100_000_000L;
    private static final int MEMORY_SECONDS = 10;
    private static final int LEAP_FILE_SECONDS = 3_600;
    private static final int RECENT_EVENTS = 10;

    private final Surroundings surroundings;
    private final Configuration configuration;
    private final DataFolder folder;
    private final ServiceLink service;
    private final RunningStation station;
    private final LivePrinter printer;
    private final StatusReports reports;
    private final HostDiscipline discipline;
    private final Optional<StationLedger> ledger;
    private final ConfigurationGuard guard;
    private final Optional<LogGuard> logs;
    private final ArrayDeque<StampedEvent> recent = new ArrayDeque<>();
    private String trouble = "";
    private boolean bugTold;
    private boolean again;
    private volatile boolean died;

    StationWatch(
            Surroundings surroundings,
            ConfigurationGuard guard,
            DataFolder folder,
            ServiceLink service,
            RunningStation station,
            Optional<StationLedger> ledger,
            Optional<LogGuard> logs)
            throws StartFailure {
        this.surroundings = surroundings;
        this.configuration = guard.configuration();
        this.guard = guard;
        this.logs = logs;
        this.folder = folder;
        this.service = service;
        this.station = station;
        this.printer = new LivePrinter(surroundings);
        this.reports = new StatusReports(configuration, station, ledger, guard, logs);
        this.ledger = ledger;
        this.discipline = new HostDiscipline(station);
    }

    /// Whether the run ended only to go on with another configuration.
    boolean isAgain() {
        return again && !surroundings.stop().isAsked();
    }

    /// Runs until the stop signal, or until another configuration has to be in force; returns the
    /// exit code.
    int run(Path data) throws StartFailure, IOException, InterruptedException {
        if (configuration.disciplineHostClock()) {
            discipline.check();
        }
        printer.line(
                "noonmark %s, station %s, %s%s, data in %s"
                        .formatted(
                                Version.TEXT,
                                configuration.stationName(),
                                configuration.origin(),
                                configuration.approval().required() == 0 ? " (UNPROTECTED)" : "",
                                data));
        printer.line(station.servers().text());
        Thread.setDefaultUncaughtExceptionHandler(this::died);
        service.ready();
        long seconds = 0;
        long nextNanos = station.counterNanos();
        while (!surroundings.stop().isAsked() && !again) {
            for (var event = station.nextEvent(POLL_NANOS);
                    event != null;
                    event = station.nextEvent(0)) {
                show(event);
            }
            if (station.counterNanos() >= nextNanos) {
                nextNanos = station.counterNanos() + SECOND_NANOS;
                everySecond(seconds++);
            }
        }
        stop();
        return died ? ExitCode.FAILED : ExitCode.GOOD;
    }

    /// A thread that died of a bug must not leave half a station running: the process ends, and its
    /// manager starts it anew.
    private void died(Thread thread, Throwable bug) {
        died = true;
        surroundings.complain("internal failure in thread " + thread.getName() + ":");
        bug.printStackTrace(surroundings.err());
        surroundings.err().flush();
        surroundings.stop().ask();
    }

    private void show(StampedEvent event) {
        ledger.ifPresent(log -> log.event(event));
        if (configuration.ledger().isEmpty()
                && event.event() instanceof ApprovalEvent.ConfigurationApproved approved) {
            guard.told(approved.attempt());
        }
        if (event.event().severity() == StationEvent.Severity.RECORD) {
            return;
        }
        recent.add(event);
        if (recent.size() > RECENT_EVENTS) {
            recent.remove();
        }
        printer.event(StatusReports.event(event, station.snapshot().leapTable()));
    }

    private void everySecond(long seconds) {
        var report = reports.now(List.copyOf(recent));
        // Before it is printed: who sees the line may ask for the status.
        attempt(STATUS, () -> folder.replace(STATUS, StatusJson.write(report)));
        printer.status(report);
        ledger.ifPresent(log -> log.everySecond(seconds, report));
        guardConfiguration();
        complainOfBug();
        attempt("service manager", service::alive);
        if (configuration.disciplineHostClock()) {
            attempt("host clock", discipline::step);
        }
        if (seconds % MEMORY_SECONDS == MEMORY_SECONDS - 1) {
            saveMemory();
        }
        if (seconds % LEAP_FILE_SECONDS == LEAP_FILE_SECONDS - 1) {
            renewLeapTable();
        }
    }

    private void guardConfiguration() {
        again |= guard.everySecond();
        guard.takeEvents().forEach(station::publish);
        ledger.ifPresent(log -> log.takeApprovals().forEach(guard::told));
    }

    /// A server goes on after a bug that one request brought out; somebody has to mend it.
    private void complainOfBug() {
        var bug = station.servers().failure();
        if (bug.isPresent() && !bugTold) {
            bugTold = true;
            surroundings.complain("internal failure of a server, which goes on; please report it:");
            bug.orElseThrow().printStackTrace(surroundings.err());
            surroundings.err().flush();
        }
    }

    private void saveMemory() {
        var memory = station.memory();
        if (memory.isPresent()) {
            var bytes = MemoryFile.write(memory.orElseThrow());
            attempt(MemoryFile.NAME, () -> folder.replace(MemoryFile.NAME, bytes));
        }
    }

    /// A good newer file takes effect without a restart; a bad one changes nothing and is told.
    private void renewLeapTable() {
        try {
            var table = LeapFile.load(guard.leapFile());
            if (configuration.leapFile().isPresent()) {
                station.renew(table);
            }
        } catch (StartFailure damaged) {
            tell("leap file", String.valueOf(damaged.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    /// A disk that is full must not stop the clock: trouble is an event, once until it changes.
    private void attempt(String what, Attempt action) {
        try {
            action.run();
            if (trouble.startsWith(what)) {
                trouble = "";
            }
        } catch (IOException failed) {
            tell(what, String.valueOf(failed.getMessage()));
        }
    }

    private void tell(String what, String why) {
        var text = what + ": " + why;
        if (!text.equals(trouble)) {
            trouble = text;
            station.publish(new StationEvent.StateFileFailed(what, why));
        }
    }

    private void stop() throws IOException, InterruptedException {
        if (!isAgain()) {
            service.stopping();
        }
        saveMemory();
        attempt(
                LAST_STATUS,
                () ->
                        folder.replace(
                                LAST_STATUS, StatusJson.write(reports.now(List.copyOf(recent)))));
        folder.remove(STATUS);
        // What it still finds is shown and written down.
        logs.ifPresent(LogGuard::close);
        for (var event = station.nextEvent(0); event != null; event = station.nextEvent(0)) {
            show(event);
        }
        printer.line(isAgain() ? "starting again with another configuration" : "stopped");
    }
}
