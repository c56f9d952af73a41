package org.noonmark.sources.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.events.AuthenticationEvent.RoughtimeMalfeasance;
import org.noonmark.events.StationEvent;
import org.noonmark.events.StationEvent.SourceReachable;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.sources.AddressLookup;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.roughtime.CheckedResponse;

class RoughtimeSourceTest {
    private static final LeapTable TABLE = LeapTable.embedded();
    private static final long UTC = 1_795_392_000L;

    private final List<Reading> readings = new ArrayList<>();
    private final List<ClockId> lost = new ArrayList<>();
    private final List<StationEvent> events = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();

    private RoughtimeSource source(List<TestServer> servers, ReportKeeper keeper) {
        var random = new SplittableRandom(1);
        var config =
                new RoughtimeSourceConfig(
                        servers.stream().map(server -> server.peer).toList(),
                        Duration.ofMinutes(10));
        var sink =
                new ReadingSink() {
                    @Override
                    public void accept(Reading reading) {
                        readings.add(reading);
                    }

                    @Override
                    public void unreachable(ClockId clock) {
                        lost.add(clock);
                    }
                };
        var client = new RoughtimeClient(AddressLookup.bySystem(), HostClocks.open(), random);
        return new RoughtimeSource(
                config, client, () -> TABLE, keeper, sink, events::add, ChainObserver.nobody());
    }

    private String keep(String json) {
        reports.add(json);
        return "roughtime-1.json";
    }

    private static ChainResult measured(List<TestServer> servers, int silent) {
        return measured(servers, silent, 0);
    }

    private static ChainResult measured(List<TestServer> servers, int silent, long startNanos) {
        var peers = servers.stream().map(server -> server.peer).toList();
        var chain = new ChainMeasurement(peers, new SplittableRandom(2));
        for (long counter = startNanos; !chain.isDone(); counter += 1_000_000) {
            var server = servers.get(peers.indexOf(chain.peer()));
            if (peers.indexOf(chain.peer()) < silent) {
                chain.unanswered("no response", true);
            } else {
                chain.answered(server.respond(chain.request(), UTC), counter, counter + 1_000);
            }
        }
        return chain.result(TABLE);
    }

    private static List<TestServer> servers(long errorOfTheFirst) {
        return List.of(
                new TestServer("a", "a", errorOfTheFirst, 1),
                new TestServer("b", "b", 0, 1),
                new TestServer("c", "c", 0, 1));
    }

    @Test
    void givesAnAuthenticatedReadingWithItsWholeBound() {
        var source = source(servers(0), this::keep);
        source.take(measured(servers(0), 0));
        source.take(measured(servers(0), 0));

        assertThat(readings).hasSize(2);
        var reading = readings.getFirst();
        assertThat(reading.authenticated()).isTrue();
        assertThat(reading.bound().toSeconds()).isBetween(0.9, 1.1);
        assertThat(reading.noise()).isEqualTo(reading.bound());
        assertThat(
                        reading.clockMinusLocal()
                                .plus(TimeDelta.ofNanos(reading.counterNanos()))
                                .minus(TimeDelta.ofSeconds(UTC + 37))
                                .toSeconds())
                .isBetween(-0.1, 0.1);
        assertThat(events).containsExactly(new SourceReachable("roughtime"));
    }

    @Test
    void aLiarIsAnAlarmWithItsReport() {
        var servers = servers(3600);
        source(servers, this::keep).take(measured(servers, 0));

        assertThat(events)
                .first()
                .isInstanceOfSatisfying(
                        RoughtimeMalfeasance.class,
                        event -> {
                            assertThat(event.outvoted()).isEqualTo("a");
                            assertThat(event.report()).isEqualTo("roughtime-1.json");
                            assertThat(event.text()).contains("contradict each other: a");
                        });
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst()).contains("\"responses\"", "\"rand\"", "\"publicKey\"");
        assertThat(readings).hasSize(1);
    }

    @Test
    void anHonestServerOfALyingPartyIsNotCalledOutvoted() {
        var servers =
                List.of(
                        new TestServer("x1", "x", 0, 1),
                        new TestServer("x2", "x", 3600, 1),
                        new TestServer("x3", "x", 0, 1),
                        new TestServer("a", "a", 0, 1),
                        new TestServer("b", "b", 0, 1));
        source(servers, this::keep).take(measured(servers, 0));

        assertThat(events)
                .first()
                .isInstanceOfSatisfying(
                        RoughtimeMalfeasance.class,
                        event -> {
                            assertThat(event.outvoted()).isEqualTo("x2");
                            assertThat(event.servers()).contains("x2");
                        });
    }

    @Test
    void withoutAMajorityNobodyIsCalledOutvoted() {
        var servers =
                List.of(
                        new TestServer("a", "a", -3600, 1),
                        new TestServer("b", "b", 0, 1),
                        new TestServer("c", "c", 3600, 1));
        source(servers, this::keep).take(measured(servers, 0));
        assertThat(events.getFirst().text()).contains("no majority says who is wrong");
    }

    @Test
    void keepsOneReportADayOnTheSameServersAndRaisesTheAlarmEachTime() {
        var source = source(servers(3600), this::keep);
        for (int i = 0; i < 5; i++) {
            source.take(measured(servers(3600), 0, i * 600_000_000_000L));
        }
        assertThat(events).filteredOn(RoughtimeMalfeasance.class::isInstance).hasSize(5);
        assertThat(reports).hasSize(1);

        var another =
                List.of(
                        new TestServer("a", "a", 0, 1),
                        new TestServer("b", "b", 7200, 1),
                        new TestServer("c", "c", 0, 1));
        source.take(measured(another, 0, 3_600_000_000_000L));
        assertThat(reports).hasSize(2);
        source.take(measured(servers(3600), 0, 86_400_000_000_000L));
        assertThat(reports).hasSize(3);
    }

    @Test
    void aReportThatCannotBeKeptIsStillAnAlarm() {
        var servers = servers(-3600);
        source(
                        servers,
                        json -> {
                            throw new IOException("disk full");
                        })
                .take(measured(servers, 0));
        assertThat(events.getFirst().text()).contains("not kept: disk full");
    }

    @Test
    void silenceIsToldOnceUntilItEnds() {
        var source = source(servers(0), this::keep);
        source.take(measured(servers(0), 2));
        source.take(measured(servers(0), 2));
        source.take(measured(servers(0), 0));

        assertThat(events).hasSize(2);
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        SourceUnreachable.class,
                        event -> assertThat(event.text()).contains("a (no response)"));
        assertThat(lost).containsExactly(RoughtimeSourceConfig.CLOCK);
        assertThat(readings).hasSize(1);
    }

    @Test
    void theReportNamesNoRandomForTheFirst() {
        var result = measured(servers(0), 0);
        var json = MalfeasanceReport.toJson(result.links());
        assertThat(json.split("\"rand\"", -1)).hasSize(6);
        assertThat(json.split("\"response\":", -1)).hasSize(7);
        assertThat(result.answers().getFirst().link().check())
                .isInstanceOf(CheckedResponse.Valid.class);
        assertThat(Optional.of(MalfeasanceReport.MEDIA_TYPE)).get().asString().endsWith("+json");
    }
}
