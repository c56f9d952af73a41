package org.noonmark.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.simulation.FollowingSimulationTest.assertSound;

import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent.LeapClaimRefused;
import org.noonmark.events.StationEvent.LeapScheduled;
import org.noonmark.events.StationEvent.SourceExcluded;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.UtcInstant;

/// Leap seconds, true and false, and the end of the era.
class LeapSimulationTest {
    private static final LeapTable EMBEDDED = LeapTable.embedded();

    /// 2026-12-31, the last day before a leap second that these worlds have.
    private static final long LAST_DAY = 61_405;

    private static LeapTable withStep(int step) {
        return EMBEDDED.with(new LeapTable.Leap(LAST_DAY + 1, 37 + step));
    }

    private static Run through(long seed, LeapTable table, LeapWarning warning) {
        return Simulation.seeded(seed)
                .startingAt(new UtcInstant(LAST_DAY, 64_800, 0), table)
                .servers(4, Path.LAN)
                .atSeconds(0, world -> world.eachServer(server -> server.leap = warning))
                .atHour(6.1, world -> world.eachServer(server -> server.leap = LeapWarning.NONE))
                .atSeconds(900, world -> world.results().mark())
                .runHours(9);
    }

    @Test
    void anInsertedSecondPassesUnnoticedInTai() {
        var run = through(60, withStep(1), LeapWarning.INSERT);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
        assertThat(run.events(SourceExcluded.class)).isEmpty();
    }

    @Test
    void aDeletedSecondPassesUnnoticedInTai() {
        var run = through(61, withStep(-1), LeapWarning.DELETE);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
        assertThat(run.events(SourceExcluded.class)).isEmpty();
    }

    @Test
    void aServerThatLiesAboutALeapIsNamedAndThenPutOut() {
        var run =
                Simulation.seeded(62)
                        .startingAt(new UtcInstant(LAST_DAY, 64_800, 0), EMBEDDED)
                        .servers(4, Path.LAN)
                        .atSeconds(
                                0,
                                world -> {
                                    world.server(2).leap = LeapWarning.INSERT;
                                    world.server(2).leapTable = withStep(1);
                                })
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(9);
        assertSound(run);
        assertThat(run.events(LeapClaimRefused.class))
                .extracting(LeapClaimRefused::source)
                .containsExactly("s2");
        assertThat(run.events(SourceExcluded.class))
                .extracting(SourceExcluded::source)
                .containsExactly("s2");
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    @Test
    void aServerThatMissesTheLeapIsPutOut() {
        var run =
                Simulation.seeded(63)
                        .startingAt(new UtcInstant(LAST_DAY, 64_800, 0), withStep(1))
                        .servers(4, Path.LAN)
                        .atSeconds(0, world -> world.server(1).leapTable = EMBEDDED)
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(9);
        assertSound(run);
        assertThat(run.events(SourceExcluded.class))
                .extracting(SourceExcluded::source)
                .containsExactly("s1");
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    @Test
    void beyondTheTablesExpiryAMajorityOfServersAnnouncesTheLeap() {
        // 2027-12-31: the embedded table expired in June; the servers know of a leap second.
        long lastDay = 61_770;
        var real = EMBEDDED.with(new LeapTable.Leap(lastDay + 1, 38));
        var run =
                Simulation.seeded(64)
                        .startingAt(new UtcInstant(lastDay, 64_800, 0), EMBEDDED)
                        .servers(4, Path.LAN)
                        .atSeconds(
                                0,
                                world ->
                                        world.eachServer(server -> {
                                            server.leapTable = real;
                                            server.leap = LeapWarning.INSERT;
                                        }))
                        .atHour(
                                6.1,
                                world -> world.eachServer(server -> server.leap = LeapWarning.NONE))
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(9);
        assertSound(run);
        assertThat(run.events(LeapScheduled.class)).hasSize(1);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }

    @Test
    void theEndOfTheEraIn2036PassesUnnoticed() {
        // 2036-02-07T06:28:16Z is the first second of era 1; a table that is valid until then.
        var table = new LeapTable(EMBEDDED.leaps(), new UtcInstant(66_000, 0, 0));
        var run =
                Simulation.seeded(65)
                        .startingAt(new UtcInstant(64_730, 14_400, 0), table)
                        .servers(4, Path.LAN)
                        .atSeconds(900, world -> world.results().mark())
                        .runHours(6);
        assertSound(run);
        assertThat(run.state()).isEqualTo(ClockState.SYNCHRONIZED);
        assertThat(run.largestErrorSinceMark()).isLessThan(25e-6);
    }
}
