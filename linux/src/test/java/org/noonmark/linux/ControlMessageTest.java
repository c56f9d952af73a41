package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class ControlMessageTest {
    private final MemorySegment memory = Arena.ofAuto().allocate(128, 8);

    @Test
    void findsTheSecondMessage() {
        long second = ControlMessage.writeHeader(memory, 0, 1, 35, 20);
        long end = ControlMessage.writeHeader(memory, second, 0, 8, 12);
        assertThat(second).isEqualTo(40);
        assertThat(end).isEqualTo(72);
        assertThat(ControlMessage.find(memory, 0, end, 0, 8)).isEqualTo(40);
        assertThat(ControlMessage.find(memory, 0, end, 0, 9)).isEqualTo(-1);
    }

    @Test
    void stopsAtALengthThatCannotBe() {
        ControlMessage.writeHeader(memory, 0, 1, 35, 16);
        for (long length : new long[] {0, -1, 15, 129, Long.MAX_VALUE}) {
            memory.set(JAVA_LONG, 0, length);
            assertThat(ControlMessage.find(memory, 0, 128, 0, 8)).isEqualTo(-1);
        }
    }
}
