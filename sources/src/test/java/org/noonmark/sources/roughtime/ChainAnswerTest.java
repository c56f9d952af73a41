package org.noonmark.sources.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.ResponseCheck;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

class ChainAnswerTest {
    private static final LeapTable TABLE = LeapTable.embedded();

    /// What a server with a radius of 1 s that says this means for TAI at once.
    private static TimeInterval said(String utc) {
        var server = new TestServer("a", "a", 0, 1);
        var request =
                RoughtimeRequest.of(
                        RoughtimeVersion.all(), Optional.of(server.peer.publicKey()), new byte[32]);
        var response = server.respond(request, UtcInstant.parse(utc).toPosixSeconds());
        var valid =
                (CheckedResponse.Valid)
                        ResponseCheck.check(request, response, server.peer.publicKey());
        var link = new ChainLink(server.peer.publicKey(), new byte[0], request, response);
        var answer = new ChainAnswer(server.peer, valid.statement(), link, 5_000, 5_000);
        return answer.taiAt(5_000, TABLE).orElseThrow();
    }

    private static boolean holds(TimeInterval interval, String utc) {
        return interval.contains(TABLE.toTai(UtcInstant.parse(utc)));
    }

    @Test
    void isAsWideAsTheRadiusFarFromLeapSeconds() {
        assertThat(said("2016-06-15T12:00:00Z").width().toSeconds()).isEqualTo(2.0);
        assertThat(said("2016-12-31T23:59:50Z").width().toSeconds()).isEqualTo(2.0);
    }

    @Test
    void isASecondWiderAtALeapSecondSinceItsReadingIsNotTold() {
        for (var utc : new String[] {"2016-12-31T23:59:59Z", "2017-01-01T00:00:00Z"}) {
            var said = said(utc);
            assertThat(said.width().toSeconds()).isGreaterThanOrEqualTo(4.0);
            assertThat(holds(said, "2016-12-31T23:59:60.5Z")).isTrue();
            assertThat(holds(said, utc)).isTrue();
        }
    }

    @Test
    void isASecondWiderAfterTheEndOfTheTable() {
        assertThat(said("2045-06-15T12:00:00Z").width().toSeconds()).isEqualTo(4.0);
    }
}
