package org.noonmark.metrology.cggtts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;

class TrackScheduleTest {
    @Test
    void beginsAtTheReferenceDate() {
        var day = TrackSchedule.ofDay(50_722);
        assertThat(day).hasSize(89);
        assertThat(day.getFirst()).isEqualTo(new TrackEpoch(50_722, 120));
        assertThat(day.getLast()).isEqualTo(new TrackEpoch(50_722, 120 + 88 * 960));
    }

    @Test
    void comesFourMinutesEarlierEachDay() {
        // 00:02 would come at 23:58 of the day before; from there on it leads the day 16 min later.
        assertThat(TrackSchedule.ofDay(50_723).getFirst().secondOfDay()).isEqualTo(14 * 60);
        assertThat(TrackSchedule.ofDay(50_724).getFirst().secondOfDay()).isEqualTo(10 * 60);
        // Days of files from receivers: first tracks at 00:02, 00:10 and 00:10.
        assertThat(TrackSchedule.ofDay(57_607).getFirst().secondOfDay()).isEqualTo(120);
        assertThat(TrackSchedule.ofDay(57_490).getFirst().secondOfDay()).isEqualTo(600);
        assertThat(TrackSchedule.ofDay(60_258).getFirst().secondOfDay()).isEqualTo(600);
    }

    @Test
    void eightyNineTracksADayNoneOverAnother() {
        Property.forAll(
                (random, _) -> random.nextInt(40_000, 99_000),
                mjd -> {
                    var day = TrackSchedule.ofDay(mjd);
                    assertThat(day).hasSize(89).allMatch(TrackSchedule::isStart);
                    for (int i = 1; i < day.size(); i++) {
                        assertThat(day.get(i).seconds() - day.get(i - 1).seconds())
                                .isIn(960L, 960L + 720);
                    }
                    assertThat(TrackSchedule.ofDay(mjd + 1).getFirst().seconds())
                            .isGreaterThanOrEqualTo(day.getLast().seconds() + 780);
                });
    }

    @Test
    void knowsWhatIsNoStart() {
        assertThat(TrackSchedule.isStart(new TrackEpoch(50_722, 121))).isFalse();
        // The pattern would repeat at 23:58, but a day has 89 tracks.
        assertThat(TrackSchedule.isStart(new TrackEpoch(50_722, 86_280))).isFalse();
    }
}
