package org.noonmark.sources.start;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.noonmark.events.AuthenticationEvent.KeysEstablished;
import org.noonmark.events.StationEvent;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.sources.roughtime.ChainResult;
import org.noonmark.sources.roughtime.RoughtimeAddress;
import org.noonmark.sources.roughtime.RoughtimePeer;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// A station at its start, whose clocks a test moves. True time runs with the counter.
final class Scene {
    static final UtcInstant TRUE_START = UtcInstant.parse("2026-11-23T12:00:00Z");
    static final UtcInstant IN_1970 = UtcInstant.parse("1970-01-02T00:00:00Z");
    static final LeapTable TABLE = LeapTable.embedded();
    static final long SECOND = 1_000_000_000L;
    static final List<String> PARTIES = List.of("a", "b", "c");

    final List<StationEvent> events = new ArrayList<>();
    final StartMachine machine;
    long counterNanos = 50 * SECOND;
    long suspendedNanos;
    UtcInstant host = IN_1970;
    Optional<TimeInterval> station = Optional.empty();

    Scene(StartPlan plan) {
        machine = new StartMachine(plan, now(), events::add);
    }

    static StartPlan plan(DatesPolicy dates) {
        return new StartPlan(Set.of("nts1", "nts2"), 3, dates, true, Optional.empty());
    }

    static StartPlan withoutRoughtime(Optional<UtcInstant> remembered) {
        return new StartPlan(Set.of("nts1"), 0, DatesPolicy.ROUGHTIME, true, remembered);
    }

    Moment now() {
        return new Moment(counterNanos, suspendedNanos, host, station, TABLE);
    }

    void passSeconds(double seconds) {
        counterNanos += (long) (seconds * SECOND);
    }

    TaiInstant trueTai() {
        return TABLE.toTai(TRUE_START).plus(TimeDelta.ofNanos(counterNanos - 50 * SECOND));
    }

    /// The parties agree on true time plus an error.
    void agree(double errorSeconds, String... agreeing) {
        var middle = trueTai().plus(TimeDelta.fromSeconds(errorSeconds));
        var tai = TimeInterval.around(middle, TimeDelta.ofSeconds(1));
        measured(
                new ChainResult(
                        List.of(),
                        failures(agreeing),
                        List.of(),
                        Optional.of(
                                new ChainResult.Agreement(
                                        counterNanos, tai, Set.of(agreeing), Set.of(), 3))));
    }

    void agree() {
        agree(0, "a", "b", "c");
    }

    void silence() {
        measured(new ChainResult(List.of(), failures(), List.of(), Optional.empty()));
    }

    /// Nothing leaves this host for these parties, the others are silent.
    void noNetworkTo(String... parties) {
        var failures =
                failures().stream()
                        .map(failure ->
                                new ChainResult.Failure(
                                        failure.peer(),
                                        "no network",
                                        !List.of(parties).contains(failure.peer().party())))
                        .toList();
        measured(new ChainResult(List.of(), failures, List.of(), Optional.empty()));
    }

    private void measured(ChainResult result) {
        machine.begins(now());
        machine.measured(result, now());
    }

    private static List<ChainResult.Failure> failures(String... answering) {
        return PARTIES.stream()
                .filter(party -> !Arrays.asList(answering).contains(party))
                .map(party -> new ChainResult.Failure(peer(party), "no response", true))
                .toList();
    }

    private static RoughtimePeer peer(String party) {
        var key =
                Ed25519PrivateKey.ofSeed(
                        Arrays.copyOf(party.getBytes(java.nio.charset.StandardCharsets.UTF_8), 32));
        var host = InetAddress.getLoopbackAddress().getHostAddress();
        return new RoughtimePeer(
                party,
                party,
                key.publicKey(),
                List.of(new RoughtimeAddress(RoughtimeAddress.Transport.UDP, host, 2002)));
    }

    void keys(String source) {
        var day = UtcInstant.parse("2026-11-22T00:00:00Z");
        happened(
                new KeysEstablished(
                        source, "CN=" + source, "CN=CA", day, day, "Roughtime servers"));
    }

    void happened(StationEvent event) {
        machine.happened(event, now());
    }

    void stationHasTime(double errorSeconds) {
        var middle = trueTai().plus(TimeDelta.fromSeconds(errorSeconds));
        station = Optional.of(TimeInterval.around(middle, TimeDelta.ofMillis(5)));
    }

    void stationHasNone() {
        machine.certificateTime(now());
        station = Optional.empty();
    }

    StartStatus status() {
        return machine.status(now());
    }

    List<String> steps() {
        return status().steps().stream().map(step -> step.about() + ": " + step.text()).toList();
    }
}
