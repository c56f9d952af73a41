package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.approval.Candidate;
import org.noonmark.events.ApprovalEvent;
import org.noonmark.testkit.SshSigner;

/// A guard over a file in a folder, with clocks that the test sets; alice and bob have to agree.
final class GuardedStation implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final SshSigner ALICE = SshSigner.generate(SshSigner.Type.ED25519);
    static final SshSigner BOB = SshSigner.generate(SshSigner.Type.SK_ED25519);

    private final Path folder;
    private final List<String> events = new ArrayList<>();
    private Carried carried = new Carried();
    private Optional<DataFolder> data = Optional.empty();
    private Optional<ConfigurationGuard> guard = Optional.empty();
    private Instant host = START;
    private Optional<LatestClock.Served> served = Optional.empty();
    private long counterNanos;
    private boolean ledgerIsStuck;
    private LatestClock clock = clock();

    GuardedStation(Path folder) {
        this.folder = folder;
    }

    private LatestClock clock() {
        return new LatestClock(
                () -> host.getEpochSecond() * 1_000_000_000L + host.getNano(), () -> counterNanos);
    }

    static String text(int revision, int stratum, String approval) {
        return text(revision, stratum, approval, "");
    }

    /// @param approval more keys of `[approval]`
    /// @param more sections
    static String text(int revision, int stratum, String approval, String more) {
        return """
        [local]
        authority = true
        stratum = %d
        [approval]
        required = 2
        revision = %d
        signers = ["alice %s", "bob %s"]
        %s
        %s
        """
                .formatted(stratum, revision, ALICE.line(), BOB.line(), approval, more);
    }

    Path file() {
        return folder.resolve("station.toml");
    }

    /// Puts a configuration in place, with its signatures.
    void write(String text, String namespace, SshSigner... signers) throws IOException {
        try (var old = Files.newDirectoryStream(folder, "station.toml.*.sig")) {
            for (var path : old) {
                Files.delete(path);
            }
        }
        Files.writeString(file(), text);
        int number = 0;
        for (var signer : signers) {
            var signature = signer.sign(text.getBytes(StandardCharsets.UTF_8), namespace);
            Files.write(folder.resolve("station.toml." + number++ + ".sig"), signature);
        }
    }

    /// Starts, or starts again in the same process.
    ConfigurationGuard start() throws Exception {
        close();
        clock.leave();
        var opened = DataFolder.open(folder.resolve("data"));
        data = Optional.of(opened);
        var next =
                ConfigurationGuard.start(
                        Optional.of(file()), Candidate.read(file()), opened, true, clock, carried);
        guard = Optional.of(next);
        clock.follow(() -> served, !next.isEmergency());
        take(next);
        return next;
    }

    /// The process was killed; the counter begins anew, and the host clock is what it is.
    ConfigurationGuard reboot(Instant hostClock) throws Exception {
        host = hostClock;
        counterNanos = 7;
        served = Optional.empty();
        carried = new Carried();
        clock = clock();
        events.clear();
        return start();
    }

    /// The station has this time, agreed by sources or not.
    void serve(Instant instant, boolean agreed) {
        served = Optional.of(new LatestClock.Served(instant, agreed));
    }

    void hostClock(Instant instant) {
        host = instant;
    }

    /// Only the counter goes on.
    void count(Duration duration) {
        counterNanos += duration.toNanos();
    }

    /// A second of the main thread; whether it has to start again.
    boolean second() {
        var here = guard.orElseThrow();
        boolean again = here.everySecond();
        take(here);
        return again;
    }

    /// Looks twice, for a file is judged when it is the same twice.
    boolean look() {
        boolean first = second();
        return second() || first;
    }

    /// Its ledger takes nothing from now on, or again.
    void setLedgerStuck(boolean stuck) {
        ledgerIsStuck = stuck;
    }

    private void take(ConfigurationGuard from) {
        for (var event : from.takeEvents()) {
            events.add(event.text());
            if (event instanceof ApprovalEvent.ConfigurationApproved approved && !ledgerIsStuck) {
                from.told(approved.attempt());
            }
        }
    }

    /// What was told since the last call.
    List<String> events() {
        var told = List.copyOf(events);
        events.clear();
        return told;
    }

    Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        data.ifPresent(DataFolder::close);
        data = Optional.empty();
    }
}
