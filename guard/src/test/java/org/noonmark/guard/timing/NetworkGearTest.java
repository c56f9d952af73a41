package org.noonmark.guard.timing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.sigma.EventKind;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;

class NetworkGearTest {
    private static LogEvent read(String text) {
        var leaps = LeapTable.embedded();
        var builder = new LogEventBuilder("test", LogClock.unknown(leaps));
        builder.begin(
                new EventKind("test", java.util.List.of()),
                0,
                0,
                Receipt.of(TimeInterval.EVERYTHING, leaps));
        boolean isRead = NetworkGear.read(text, 0, text.length(), builder);
        var event = builder.build();
        assertThat(event.first(Ocsf.EVENT_CODE) != null).isEqualTo(isRead);
        return event;
    }

    @Test
    void readsTheCodeBehindATime() {
        var event = read("*Mar  3 04:05:06.123: %NTP-4-PEERUNREACH: Peer 192.0.2.4 is unreachable");
        assertThat(event.first(NetworkGear.FACILITY)).isEqualTo("NTP");
        assertThat(event.first(NetworkGear.MNEMONIC)).isEqualTo("PEERUNREACH");
        assertThat(event.first("gear.severity")).isEqualTo(4L);
        assertThat(event.first(Ocsf.STATUS_DETAIL)).isEqualTo("Peer 192.0.2.4 is unreachable");
    }

    @Test
    void readsAFacilityInParts() {
        var event = read("%SYS-SW2-5-CONFIG_I: Configured from console");
        assertThat(event.first(NetworkGear.FACILITY)).isEqualTo("SYS-SW2");
    }

    @Test
    void leavesWhatIsNoCode() {
        for (var text :
                new String[] {
                    "",
                    "%",
                    "%:",
                    "disk: 50%-full: yes",
                    "a: %x-1-y: z",
                    "%A-9-B: c",
                    "%-1-: x",
                    "%A-1-B",
                    "%1-: ",
                    ": %",
                    "load: %-2-A: "
                }) {
            assertThat(read(text).first(NetworkGear.FACILITY)).as(text).isNull();
        }
    }
}
