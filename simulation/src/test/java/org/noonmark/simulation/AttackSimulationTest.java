package org.noonmark.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.simulation.FollowingSimulationTest.assertSound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.events.StationEvent.KissReceived;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.KissCode;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.ntp.PacketMac;

/// Somebody on the path, or somebody who can only send.
class AttackSimulationTest {
    private static NtpPacket lie(NtpTimestamp origin, NtpTimestamp time, int stratum, int refid) {
        return new NtpPacket(
                LeapWarning.NONE,
                4,
                NtpLayout.MODE_SERVER,
                stratum,
                6,
                -20,
                0,
                0,
                refid,
                time,
                origin,
                time,
                time,
                List.of(),
                new PacketMac.None());
    }

    private static NtpPacket decode(byte[] datagram) {
        return ((Decoded.Packet) NtpDecoder.decode(datagram)).packet();
    }

    @Test
    void aDelayOnOneDirectionOfOnePathIsWeighedDown() {
        var run =
                Simulation.seeded(50)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.attack(delayAnswers("s0", 5_000_000)))
                        .atSeconds(3_600, world -> world.results().mark())
                        .runHours(6);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(30e-6);
    }

    private static Attacker delayAnswers(String server, long nanos) {
        return (flight, _) ->
                List.of(
                        !flight.toServer() && flight.server().equals(server)
                                ? flight.delayedBy(nanos)
                                : flight);
    }

    @Test
    void aDelayOfOneDirectionOfEveryPathStaysInsideTheInterval() {
        var run =
                Simulation.seeded(51)
                        .servers(4, Path.LAN)
                        .atHour(
                                1,
                                world ->
                                        world.attack((flight, _) ->
                                                List.of(
                                                        flight.toServer()
                                                                ? flight
                                                                : flight.delayedBy(2_000_000))))
                        .runHours(6);
        assertSound(run);
        assertThat(run.largestError()).isLessThan(1.2e-3);
    }

    @ParameterizedTest
    @ValueSource(longs = {50_000_000L, 300_000_000L})
    void aLargeDelayOfEveryAnswerStaysInsideTheInterval(long nanos) {
        Attacker delaying =
                (flight, _) -> List.of(flight.toServer() ? flight : flight.delayedBy(nanos));
        var run =
                Simulation.seeded(58)
                        .servers(4, Path.LAN)
                        .atHour(2, world -> world.attack(delaying))
                        .atHour(6, world -> world.attack(Attacker.NONE))
                        .atHour(8, world -> world.results().mark())
                        .runHours(9);
        assertThat(run.containedShare()).isEqualTo(1);
        assertThat(run.backwards()).isZero();
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(500e-6);
    }

    @Test
    void aDelayThatGrowsByAMicrosecondAPollIsWeighedDown() {
        var run =
                Simulation.seeded(52)
                        .servers(4, Path.LAN)
                        .atHour(
                                1,
                                world ->
                                        world.attack((flight, now) -> {
                                            long grown = (now / 64_000_000_000L - 56) * 1_000;
                                            boolean mine =
                                                    flight.server().equals("s2")
                                                            && !flight.toServer();
                                            return List.of(mine ? flight.delayedBy(grown) : flight);
                                        }))
                        .atSeconds(3_600, world -> world.results().mark())
                        .runHours(24);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(40e-6);
    }

    @Test
    void replayedAnswersChangeNothing() {
        var recorded = new ArrayList<Attacker.Flight>();
        Attacker replay =
                (flight, now) -> {
                    var arriving = new ArrayList<Attacker.Flight>();
                    arriving.add(flight);
                    if (!flight.toServer()) {
                        for (var old :
                                recorded.subList(
                                        Math.max(0, recorded.size() - 20), recorded.size())) {
                            arriving.add(
                                    new Attacker.Flight(
                                            flight.server(), false, old.datagram(), now + 1_000));
                        }
                    }
                    recorded.add(flight);
                    return arriving;
                };
        var run =
                Simulation.seeded(53)
                        .servers(4, Path.LAN)
                        .atSeconds(0, world -> world.attack(replay))
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(4);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    @Test
    void answersWithAZeroOriginAreRefused() {
        var run =
                Simulation.seeded(54)
                        .servers(4, Path.LAN)
                        .atSeconds(0, world -> spoofEvery(world, 0.5, NtpTimestamp.UNKNOWN, 1, 0))
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(2);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    /// Sends a lie to every link twice a second, from somebody who cannot see the requests.
    private static void spoofEvery(
            World world, double seconds, NtpTimestamp origin, int stratum, int refid) {
        for (int i = 0; i < 4; i++) {
            world.spoof(
                    i,
                    NtpEncoder.encode(
                            lie(origin, new NtpTimestamp(0xEE00_0000_0000_0000L), stratum, refid)));
        }
        world.later(seconds, () -> spoofEvery(world, seconds, origin, stratum, refid));
    }

    @Test
    void kissesFromSomebodyWhoCannotSeeTheRequestsAreIgnored() {
        var run =
                Simulation.seeded(55)
                        .servers(4, Path.LAN)
                        .atSeconds(
                                0,
                                world ->
                                        spoofEvery(
                                                world,
                                                0.5,
                                                new NtpTimestamp(0x1234_5678_9ABC_DEF0L),
                                                0,
                                                KissCode.DENY.bits()))
                        .runHours(2);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.events(KissReceived.class)).isEmpty();
    }

    @Test
    void aKissFromThePathSlowsAClientAndDoesNotKillIt() {
        Attacker kissing =
                (flight, _) -> {
                    if (flight.toServer()) {
                        return List.of(flight);
                    }
                    var answer = decode(flight.datagram().toArray());
                    return List.of(
                            flight.with(
                                    Octets.of(
                                            NtpEncoder.encode(
                                                    lie(
                                                            answer.origin(),
                                                            answer.transmit(),
                                                            0,
                                                            KissCode.DENY.bits())))));
                };
        var run =
                Simulation.seeded(56)
                        .servers(4, Path.LAN)
                        .atHour(1, world -> world.attack(kissing))
                        .atHour(3, world -> world.attack(Attacker.NONE))
                        .atHour(8, world -> world.results().mark())
                        .runHours(9);
        assertSound(run);
        assertThat(run.events(KissReceived.class)).isNotEmpty();
        assertThat(run.entered(ClockState.HOLDOVER)).isTrue();
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(100e-6);
    }

    @Test
    void garbageOnEveryPathCostsNothing() {
        Attacker garbage =
                (flight, now) ->
                        flight.toServer()
                                ? List.of(flight)
                                : List.of(
                                        flight,
                                        flight.with(Octets.of(new byte[(int) (now % 1400)])),
                                        flight.with(cut(flight.datagram().toArray())));
        var run =
                Simulation.seeded(57)
                        .servers(4, Path.LAN)
                        .atSeconds(0, world -> world.attack(garbage))
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(2);
        assertSound(run);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    private static Octets cut(byte[] datagram) {
        return Octets.of(Arrays.copyOf(datagram, datagram.length / 2));
    }
}
