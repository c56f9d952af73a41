package org.noonmark.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class StatusTextTest {
    @Test
    void tellsEverythingThatAnOperatorAsks() {
        assertThat(
                        StatusText.of(
                                SampleStatus.inState("SYNCHRONIZED"),
                                2,
                                SampleStatus.COUNTER_NANOS + 2_000_000_000L))
                .isEqualTo(
                        """
                        lab-1: SYNCHRONIZED for 1 h 2 min: 2 of 3 sources agree
                          time       2026-11-23T04:18:14.811477818Z (2.00 s ago), the interval is now ±3.00 ms
                          frequency  +12.5000 ppm against the local counter, -2.00 us left to slew
                          leap       TAI-UTC 37 s, a second is inserted before 2027-01-01T00:00:00Z; the file leap expired 2027-06-28T00:00:00Z
                          source                   standing           difference      bound      noise weight      age
                            ntp1                   MEMBER               -2.30 us    4.00 ms    1.50 us    50%   12.0 s  authenticated
                              reach 377
                            ntp2                   FALSETICKER           +250 ms    4.00 ms    1.50 us     0%   12.0 s
                            ntp3                   SILENT
                          NTP        127.0.0.1:123: requests 7
                          ledger     4711 statements of lab.example/log, 3 without a checkpoint
                          approval   2 of 3 signers for a change, revision 7 in force
                          dropped    1 readings, 2 events
                          event      2026-11-23T04:18:14Z ALARM the host clock was stepped
                          event      (no time yet) INFO started
                          to do      ntp2: treat it as broken
                          to do      ntp3: no reply: check the path to it
                          to do      install a new leap-seconds.list and name it in [leap]
                        """);
    }

    @Test
    void everyBadStateSaysWhatToDo() {
        for (var state : List.of("STARTING", "HOLDOVER", "UNTRUSTED")) {
            assertThat(StatusText.of(SampleStatus.inState(state), 0, 0).lines())
                    .filteredOn(line -> line.startsWith("  to do"))
                    .as(state)
                    .hasSize(4);
        }
    }

    @Test
    void jsonComesBack() {
        var status = SampleStatus.inState("LOCAL");
        assertThat(StatusJson.read(StatusJson.write(status), StatusReport.class)).contains(status);
    }

    @Test
    void newerKeysArePassedOver() {
        var text = StatusJson.text(SampleStatus.inState("LOCAL"));
        var newer = text.replaceFirst("\\{", "{ \"later\" : [1],");
        assertThat(StatusJson.read(newer.getBytes(StandardCharsets.UTF_8), StatusReport.class))
                .isPresent();
    }

    @Test
    void damagedJsonIsNothing() {
        var good = StatusJson.write(SampleStatus.inState("LOCAL"));
        Property.forAll(
                300,
                Generators.mutated(List.of(good)),
                bytes -> assertThat(StatusJson.read(bytes, StatusReport.class)).isNotNull());
    }
}
