package org.noonmark.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter terminal = new StringWriter();
    private final AtomicLong clock = new AtomicLong(17);
    private final ProgressLine line = ProgressLine.still(new PrintWriter(terminal), clock::get);

    private String shown() {
        terminal.getBuffer().setLength(0);
        line.show();
        return terminal.toString().replace("\r\u001b[K", "|");
    }

    @Test
    void keepsQuietForTwoSeconds() {
        line.begin("reading x");
        clock.addAndGet(2 * SECOND - 1);
        assertThat(shown()).isEmpty();
        clock.addAndGet(1);
        assertThat(shown()).isEqualTo("|reading x, 2 s");
    }

    @Test
    void showsHowFarItIsAndHowLongItWillTake() {
        line.begin("reading x");
        clock.addAndGet(3 * SECOND);
        line.reached(1, 4);
        assertThat(shown()).isEqualTo("|reading x  [######------------------]  25 %, 9 s to go");
        line.begin("computing x");
        assertThat(shown()).isEqualTo("|computing x, 0 s");
        line.reached(10, 10);
        assertThat(shown()).isEqualTo("|computing x  [########################] 100 %, 0 s to go");
    }

    @Test
    void cleansUpBehindItself() {
        line.begin("reading x");
        line.close();
        assertThat(terminal.toString()).isEmpty();
        var other = ProgressLine.still(new PrintWriter(terminal), clock::get);
        clock.addAndGet(3 * SECOND);
        other.show();
        other.close();
        assertThat(terminal.toString()).endsWith("\r\u001b[K");
        other.show();
        assertThat(terminal.toString()).doesNotContain("s\r\u001b[K\r\u001b[K,");
    }
}
