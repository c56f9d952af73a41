package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterleavedTest {
    @Test
    void aBasicRequestDoesNotAskForIt() {
        assertThat(Interleaved.isAskedBy(0, 0, 7)).isFalse();
        assertThat(Interleaved.isAskedBy(5, 7, 7)).isFalse();
        assertThat(Interleaved.isAskedBy(5, 6, 7)).isTrue();
    }

    @Test
    void theOriginOfTheReplyTellsTheMode() {
        assertThat(Interleaved.modeOfReply(7, 6, 7)).isEqualTo(Interleaved.BASIC);
        assertThat(Interleaved.modeOfReply(6, 6, 7)).isEqualTo(Interleaved.INTERLEAVED);
        assertThat(Interleaved.modeOfReply(8, 6, 7)).isEqualTo(Interleaved.UNRELATED);
    }

    @Test
    void aZeroOriginMatchesNothingEvenWhenZeroWasAsked() {
        assertThat(Interleaved.modeOfReply(0, 0, 7)).isEqualTo(Interleaved.UNRELATED);
        assertThat(Interleaved.modeOfReply(0, 0, 0)).isEqualTo(Interleaved.UNRELATED);
    }
}
