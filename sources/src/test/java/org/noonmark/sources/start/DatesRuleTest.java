package org.noonmark.sources.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.noonmark.sources.nts.CertificateTime.Between;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;
import org.noonmark.time.UtcInstant;

class DatesRuleTest {
    private static final UtcInstant LAST_RUN = UtcInstant.parse("2026-11-20T00:00:00Z");

    private static StartPlan plan(DatesPolicy dates, boolean authenticated, UtcInstant... memory) {
        return new StartPlan(
                Set.of("nts1"),
                3,
                dates,
                authenticated,
                Optional.of(memory).filter(m -> m.length > 0).map(m -> m[0]));
    }

    private static Between between(Scene scene) {
        return (Between) scene.machine.certificateTime(scene.now());
    }

    private static DatesReason reason(Scene scene) {
        return scene.status().datesReason();
    }

    @Test
    void growsBy500PartsPerMillionUntilADayIsOver() {
        var scene = new Scene(plan(DatesPolicy.ROUGHTIME, true));
        scene.agree();
        scene.passSeconds(86_000);
        var dates = between(scene);
        double width = dates.latest().toPosixSeconds() - dates.earliest().toPosixSeconds();
        assertThat(width).isBetween(2 + 2 * 43.0 - 1, 2 + 2 * 43.0 + 1);
        scene.passSeconds(401);
        assertThat(reason(scene)).isEqualTo(DatesReason.OLD);
        scene.silence();
        assertThat(reason(scene)).isEqualTo(DatesReason.NO_MAJORITY);
    }

    @Test
    void anOutageDoesNotEndAnAgreement() {
        var scene = new Scene(plan(DatesPolicy.ROUGHTIME, true));
        scene.agree();
        scene.passSeconds(3600);
        scene.silence();
        assertThat(reason(scene)).isEqualTo(DatesReason.ROUGHTIME);
    }

    @Test
    void theHostsClockIsAskedOnlyAfterTheServersWereAndOnlyIfAllowed() {
        var strict = new Scene(plan(DatesPolicy.ROUGHTIME, true));
        strict.silence();
        assertThat(reason(strict)).isEqualTo(DatesReason.NO_MAJORITY);
        var lenient = new Scene(plan(DatesPolicy.HOST, true));
        assertThat(reason(lenient)).isEqualTo(DatesReason.NOT_ASKED);
        lenient.silence();
        assertThat(between(lenient).ground()).isEqualTo(Ground.HOST_CLOCK);
        lenient.agree();
        assertThat(between(lenient).ground()).isEqualTo(Ground.ROUGHTIME);
    }

    @Test
    void serversThatCouldNotBeAskedWereNotAskedInVain() {
        var scene = new Scene(plan(DatesPolicy.HOST, true));
        scene.noNetworkTo("a", "b");
        assertThat(reason(scene)).isEqualTo(DatesReason.NOT_SENT);
        scene.noNetworkTo("a");
        assertThat(between(scene).ground()).isEqualTo(Ground.HOST_CLOCK);
        assertThat(scene.machine.wantsRoughtime(scene.now())).as("asked on, urgently").isTrue();
        scene.agree();
        assertThat(scene.machine.wantsRoughtime(scene.now())).isFalse();
    }

    private static Scene contradicted(DatesPolicy dates) {
        var scene = new Scene(plan(dates, true));
        scene.stationHasTime(3_600);
        scene.agree();
        assertThat(reason(scene)).isEqualTo(DatesReason.CONTRADICTS_STATION);
        return scene;
    }

    @Test
    void aContradictionOutlivesTheAgreementThatEndsWithASleep() {
        var scene = contradicted(DatesPolicy.ROUGHTIME);
        scene.suspendedNanos += Scene.SECOND;
        assertThat(reason(scene)).isEqualTo(DatesReason.CONTRADICTS_STATION);
        assertThat(scene.machine.wantsRoughtime(scene.now())).isTrue();
        scene.agree(3_600, "a", "b", "c");
        assertThat(reason(scene)).isEqualTo(DatesReason.STATION);
    }

    @Test
    void aContradictionOutlivesTheAgreementThatGrowsOld() {
        var scene = contradicted(DatesPolicy.HOST);
        scene.passSeconds(86_401);
        scene.silence();
        assertThat(reason(scene)).isEqualTo(DatesReason.CONTRADICTS_STATION);
        scene.stationHasNone();
        assertThat(reason(scene))
                .as("nor does the host judge")
                .isEqualTo(DatesReason.CONTRADICTS_STATION);
    }

    @Test
    void aContradictionOutlivesTheAgreementThatIsContradictedItself() {
        var scene = contradicted(DatesPolicy.ROUGHTIME);
        scene.agree(60, "a", "b");
        assertThat(reason(scene)).isEqualTo(DatesReason.CONTRADICTS_STATION);
    }

    @Test
    void memoryOnlySaysWhatTimeItIsNotBefore() {
        var scene = new Scene(plan(DatesPolicy.ROUGHTIME, true, LAST_RUN));
        scene.silence();
        assertThat(reason(scene)).isEqualTo(DatesReason.NO_MAJORITY);
        scene.agree(-10 * 86_400.0, "a", "b", "c");
        assertThat(reason(scene)).isEqualTo(DatesReason.BEFORE_MEMORY);
        var near = new Scene(plan(DatesPolicy.ROUGHTIME, true, Scene.TRUE_START));
        near.agree();
        assertThat(between(near).earliest()).isEqualTo(Scene.TRUE_START);
    }

    @Test
    void withoutRoughtimeMemoryGoesBeforeAnEarlierHostClock() {
        var old = new Scene(Scene.withoutRoughtime(Optional.of(LAST_RUN)));
        assertThat(between(old)).isEqualTo(new Between(LAST_RUN, LAST_RUN, Ground.MEMORY));
        old.host = UtcInstant.parse("2100-01-01T00:00:00Z");
        assertThat(between(old)).isEqualTo(new Between(old.host, old.host, Ground.HOST_CLOCK));
    }

    @Test
    void aStationThatLostTheTimeJudgesByWhatItKnew() {
        var scene = new Scene(Scene.withoutRoughtime(Optional.of(LAST_RUN)));
        scene.stationHasTime(0);
        assertThat(between(scene).ground()).isEqualTo(Ground.STATION);
        scene.stationHasNone();
        scene.host = UtcInstant.parse("2026-11-21T00:00:00Z");
        scene.passSeconds(5 * 86_400);
        var dates = between(scene);
        var truth = Scene.TABLE.toUtc(scene.trueTai());
        assertThat(dates.ground()).isEqualTo(Ground.MEMORY);
        assertThat(dates.earliest()).isLessThanOrEqualTo(truth);
        assertThat(dates.latest()).isGreaterThanOrEqualTo(truth);
        assertThat(dates.latest().toPosixSeconds() - dates.earliest().toPosixSeconds())
                .isLessThan(600);
    }

    @Test
    void theStationsTimeIsUsedUnlessRoughtimeContradictsIt() {
        var scene = new Scene(plan(DatesPolicy.ROUGHTIME, false));
        scene.agree();
        scene.stationHasTime(5);
        assertThat(between(scene).ground()).isEqualTo(Ground.STATION);
        scene.stationHasTime(-60);
        assertThat(reason(scene)).isEqualTo(DatesReason.CONTRADICTS_STATION);
    }

    @Test
    void timeThatMayBeUnauthenticatedJudgesNothingBeforeRoughtimeConfirmsIt() {
        var open = new Scene(plan(DatesPolicy.ROUGHTIME, false));
        open.stationHasTime(0);
        assertThat(reason(open)).isEqualTo(DatesReason.NOT_ASKED);
        var closed = new Scene(plan(DatesPolicy.ROUGHTIME, true));
        closed.stationHasTime(0);
        assertThat(reason(closed)).isEqualTo(DatesReason.STATION);
    }

    /// A host clock from 1970 to 2100 and any outcome of measurements before.
    private record Story(long hostSeconds, boolean memory, int silences, double waitSeconds) {}

    private static final Generator<Story> STORIES =
            (random, size) ->
                    new Story(
                            random.nextLong(4_102_444_800L),
                            random.nextBoolean(),
                            random.nextInt(4),
                            random.nextDouble() * 80_000);

    @Test
    void theHostsClockNeverDecidesWhereRoughtimeIsAsked() {
        Property.forAll(
                STORIES,
                story -> {
                    var memory = story.memory() ? new UtcInstant[] {LAST_RUN} : new UtcInstant[0];
                    var scene = new Scene(plan(DatesPolicy.ROUGHTIME, true, memory));
                    scene.host = UtcInstant.ofPosix(story.hostSeconds(), 0);
                    for (int i = 0; i < story.silences(); i++) {
                        scene.silence();
                    }
                    assertThat(reason(scene).isKnown()).isFalse();
                    scene.agree();
                    scene.passSeconds(story.waitSeconds());
                    var dates = between(scene);
                    var truth = Scene.TABLE.toUtc(scene.trueTai());
                    assertThat(dates.ground()).isEqualTo(Ground.ROUGHTIME);
                    assertThat(dates.earliest()).isLessThanOrEqualTo(truth);
                    assertThat(dates.latest()).isGreaterThanOrEqualTo(truth);
                });
    }
}
