package org.noonmark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.time.TimeDelta;

class KindsTest {
    @ParameterizedTest
    @CsvSource({
        "50 ms, 0.05 s",
        "50ms, 0.05 s",
        "1.5 s, 1.5 s",
        "20 ns, 0.00000002 s",
        "3 ps, 0.000000000003 s",
        "7 us, 0.000007 s",
        "7 µs, 0.000007 s",
        "15 min, 900 s",
        "2 h, 7200 s",
        "1 d, 86400 s",
    })
    void durationsHaveAUnit(String text, String seconds) {
        assertThat(Kinds.parseDuration(text).map(TimeDelta::toString)).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "5 S",
                "5 sec",
                "-5 s",
                "5 s s",
                "1e3 s",
                "1_000 s",
                ".5 s",
                "5. s",
                "0x5 s",
                "999999999999999999 d"
            })
    void otherTextIsNoDuration(String text) {
        assertThat(Kinds.parseDuration(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::1]", "time/x", "a,b", "a b", ""})
    void namesThatNoClientTakesAreNone(String text) {
        assertThat(Kinds.serverName().read(text)).isNull();
        assertThat(Kinds.serverName().read("time-1.example")).isEqualTo("time-1.example");
        assertThat(Kinds.serverName().read("2001:db8::1")).isEqualTo("2001:db8::1");
    }

    @Test
    void durationsStayInTheirRange() {
        var kind = Kinds.duration("1 ms", "1 s");
        assertThat(kind.read("1 ms")).isEqualTo(TimeDelta.ofMillis(1));
        assertThat(kind.read("1000 ms")).isEqualTo(TimeDelta.ofSeconds(1));
        assertThat(kind.read("999 us")).isNull();
        assertThat(kind.read("1001 ms")).isNull();
        assertThat(kind.read(1L)).isNull();
    }

    @Test
    void pollIntervalsArePowersOfTwo() {
        assertThat(Kinds.pollInterval().read("1 s")).isZero();
        assertThat(Kinds.pollInterval().read("1024 s")).isEqualTo(10);
        assertThat(Kinds.pollInterval().read("1000 s")).isNull();
        assertThat(Kinds.pollInterval().read("0.5 s")).isNull();
        assertThat(Kinds.pollInterval().read("262144 s")).isNull();
    }

    @Test
    void addressesHaveNoLengthAndAreNoNames() {
        assertThat(Kinds.address().read("192.0.2.7")).isEqualTo(InetAddress.ofLiteral("192.0.2.7"));
        assertThat(Kinds.address().read("::1")).isEqualTo(InetAddress.ofLiteral("::1"));
        assertThat(Kinds.address().read("192.0.2.7/32")).isNull();
        assertThat(Kinds.address().read("localhost")).isNull();
        assertThat(Kinds.prefix().read("192.0.2.0/24")).isNotNull();
        assertThat(Kinds.prefix().read("192.0.2.1/24")).isNull();
    }

    @Test
    void nearestWordIsTheOneMeant() {
        var words = List.of("port", "listen", "minimum_agreeing");
        assertThat(NearestWord.to("prot", words)).contains("port");
        assertThat(NearestWord.to("listen_", words)).contains("listen");
        assertThat(NearestWord.to("min_agreeing", words)).contains("minimum_agreeing");
        assertThat(NearestWord.to("zebra", words)).isEmpty();
        assertThat(NearestWord.to("x".repeat(100_000), words)).isEmpty();
        assertThat(NearestWord.distance("ab", "ba")).isEqualTo(1);
        assertThat(NearestWord.distance("", "abc")).isEqualTo(3);
        assertThat(NearestWord.distance("kitten", "sitting")).isEqualTo(3);
    }
}
