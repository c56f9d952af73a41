package org.noonmark.wire.nts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.wire.ntp.NtpLayout;

/// What its callers have checked before, it survives all the same.
class NtsRequestViewTest {
    private final NtsRequestView view = new NtsRequestView();

    @Test
    void takesNoMoreThanRequestsHave() {
        assertThat(view.look(new byte[AesSiv.MAX_BYTES + 1], AesSiv.MAX_BYTES + 1))
                .isEqualTo(NtsReject.TOO_LONG.code());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 37, 0xFFFF})
    void lengthsThatAFieldCannotHaveEndTheLook(int length) {
        var packet = new byte[NtpLayout.HEADER_BYTES + 36];
        ByteBuffer.wrap(packet, NtpLayout.HEADER_BYTES, 4)
                .putShort((short) NtpLayout.FIELD_NTS_UNIQUE_ID)
                .putShort((short) length);
        assertThat(view.look(packet, packet.length))
                .isEqualTo(NtsReject.AUTHENTICATOR_LENGTHS.code());
    }

    @Test
    void aUniqueIdentifierOf2000BytesIsTooLong() {
        var packet = new byte[AesSiv.MAX_BYTES];
        ByteBuffer.wrap(packet, NtpLayout.HEADER_BYTES, 4)
                .putShort((short) NtpLayout.FIELD_NTS_UNIQUE_ID)
                .putShort((short) 2000);
        assertThat(view.look(packet, packet.length)).isEqualTo(NtsReject.UNIQUE_ID_LENGTH.code());
    }
}
