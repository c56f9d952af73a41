package org.noonmark.guard.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.sigma.LogSource;

class EnduringReaderTest {
    private static final Receipt RECEIPT = Collected.receipt("2026-11-23T12:00:00Z");

    /// Reads lines, and fails on a piece that holds an exclamation mark.
    private static LogReader failing(ReadSettings settings) {
        var lines = new LogFormats(LogSource.ANY).named("text").orElseThrow().reader(settings);
        return new LogReader() {
            @Override
            public void accept(
                    byte[] bytes, int offset, int length, Receipt receipt, ReadSink sink) {
                lines.accept(bytes, offset, length, receipt, sink);
                if (new String(bytes, offset, length, StandardCharsets.UTF_8).contains("!")) {
                    throw new IllegalStateException("must not contain !");
                }
            }

            @Override
            public void end(ReadSink sink) {
                lines.end(sink);
            }
        };
    }

    @Test
    void goesOnBehindAFault() {
        var read = new Collected();
        var reader =
                new EnduringReader(
                        ReadSettings.of("log", Collected.CLOCK), EnduringReaderTest::failing);
        for (var piece : new String[] {"one\n", "two!\n", "three\n"}) {
            var bytes = piece.getBytes(StandardCharsets.UTF_8);
            reader.accept(bytes, 0, bytes.length, RECEIPT, read);
        }
        reader.end(read);
        assertThat(read.events().stream().map(LogEvent::text))
                .containsExactly("one", "two!", "three");
        assertThat(read.events().stream().map(event -> event.position().index()))
                .containsExactly(0L, 1L, 2L);
        assertThat(read.events().getLast().position().offsetBytes()).isEqualTo(9);
        assertThat(read.reasons()).contains(ReadProblem.Reason.FAULT_OF_THE_READER);
    }
}
