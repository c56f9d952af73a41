package org.noonmark.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void leavesWhatIsSeen() {
        var text = "2 of 3, ±1.5 µs \"M\u00FCnchen\" \u2212 {a\\b}";
        assertThat(List.of(Visible.line(text), Visible.lines(text), Visible.json(text)))
                .containsOnly(text);
        assertThat(Visible.ascii("a \u00FC\u0430~")).isEqualTo("a \\U000000FC\\U00000430~");
    }

    @Test
    void showsWhatIsNot() {
        for (int hidden :
                new int[] {
                    0, '\n', '\r', 0x1B, 0x7F, 0x9B, 0xA0, 0xAD, 0x115F, 0x200B, 0x2028, 0x2029,
                    0x202E, 0x2066, 0x3000, 0x3164, 0xD800, 0xE000, 0xFEFF, 0xE0020, 0xE0100
                }) {
            var escape = "\\U%08X".formatted(hidden);
            assertThat(Visible.line("a" + Character.toString(hidden) + "b"))
                    .isEqualTo("a" + escape + "b");
        }
        assertThat(Visible.lines("a\n\tb\r")).isEqualTo("a\n\tb\\U0000000D");
    }

    @Test
    void escapesJsonAsJson() {
        assertThat(Visible.json("{\"a\":\"\u202E\u009B\uDB40\uDC20\"}"))
                .isEqualTo("{\"a\":\"\\u202E\\u009B\\uDB40\\uDC20\"}");
    }
}
