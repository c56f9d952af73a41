package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.StationMemory;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

class MemoryFileTest {
    private static final StationMemory MEMORY =
            new StationMemory(
                    "boot",
                    123_456_789L,
                    7_000L,
                    new TaiInstant(1_795_407_472L, 123_456_789_012_345_678L),
                    TimeDelta.ofNanos(412),
                    -1.25e-5,
                    3e-9,
                    TimeDelta.parseSeconds("-0.000000000000000001"),
                    TimeDelta.ofSeconds(-42),
                    TimeDelta.ofMillis(-3),
                    new Upstream(3, -2, TimeDelta.ofMicros(7)),
                    List.of(new LeapTable.Leap(61_770, 38)));

    private static byte[] changed(String from, String to) {
        var text = new String(MemoryFile.write(MEMORY), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void comesBackWithEveryDigit() {
        assertThat(MemoryFile.read(MemoryFile.write(MEMORY))).contains(MEMORY);
    }

    @Test
    void readsAFileFromBeforeLeapsWereRemembered() {
        var text = new String(MemoryFile.write(MEMORY), StandardCharsets.UTF_8);
        var older = text.replaceFirst("(?s),\\s*\"adoptedLeaps\".*", "\n}\n");
        var memory = MemoryFile.read(older.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(memory.adoptedLeaps()).isEmpty();
        assertThat(memory.upstream()).isEqualTo(MEMORY.upstream());
    }

    @Test
    void refusesAnotherFormat() {
        assertThat(MemoryFile.read(changed("\"format\" : 1", "\"format\" : 2"))).isEmpty();
    }

    @Test
    void refusesValuesThatNoStationWrites() {
        assertThat(MemoryFile.read(changed("-1.25E-5", "0.5"))).isEmpty();
        assertThat(MemoryFile.read(changed("3.0E-9", "-1"))).isEmpty();
        assertThat(MemoryFile.read(changed("3.0E-9", "1e999"))).isEmpty();
        assertThat(MemoryFile.read(changed("0.000000412", "-0.5"))).isEmpty();
        assertThat(MemoryFile.read(changed("0.000000412", "1e999999999"))).isEmpty();
        assertThat(MemoryFile.read(changed("\"stratum\" : 3", "\"stratum\" : 77"))).isEmpty();
        assertThat(MemoryFile.read(changed("\"boot\" : \"boot\",", ""))).isEmpty();
    }

    @Test
    void neverThrowsOnDamagedBytes() {
        Property.forAll(
                Generators.mutated(List.of(MemoryFile.write(MEMORY))),
                bytes -> assertThat(MemoryFile.read(bytes)).isNotNull());
    }
}
