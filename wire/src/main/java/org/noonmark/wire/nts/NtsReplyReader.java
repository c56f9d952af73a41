package org.noonmark.wire.nts;

import static org.noonmark.wire.ntp.NtpLayout.FIELD_HEADER_BYTES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.KissCode;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.Octets;

/// Opens replies as RFC 8915 section 5.7 asks. Only what stands in front of the authenticator or is
/// encrypted in it counts: cookies elsewhere and fields behind it are ignored.
///
/// Belongs to one thread.
public final class NtsReplyReader {
    private final AesSiv siv;

    /// @throws IllegalArgumentException when the keys are not for AES-SIV
    public NtsReplyReader(NtsKeys keys) {
        siv = NtsRequestWriter.sivOf(keys, keys.s2c());
    }

    /// What the datagram is.
    ///
    /// @param uniqueId of the request
    public NtsReply read(MemorySegment datagram, Octets uniqueId) {
        if (datagram.byteSize() > AesSiv.MAX_BYTES
                || !(NtpDecoder.decode(datagram) instanceof Decoded.Packet(var packet))) {
            return refused(NtsReply.Reason.NO_PACKET);
        }
        int identifiers = 0;
        int position = NtpLayout.HEADER_BYTES;
        for (var field : packet.fields()) {
            if (field.type() == NtpLayout.FIELD_NTS_AUTHENTICATOR) {
                var bytes = datagram.toArray(ValueLayout.JAVA_BYTE);
                return identifiers == 1
                        ? opened(bytes, position, field.lengthBytes())
                        : refused(NtsReply.Reason.NOT_THIS_REQUEST);
            }
            if (field.type() == NtpLayout.FIELD_NTS_UNIQUE_ID) {
                if (!field.body().equals(uniqueId)) {
                    return refused(NtsReply.Reason.NOT_THIS_REQUEST);
                }
                identifiers++;
            }
            position += field.lengthBytes();
        }
        if (identifiers != 1) {
            return refused(NtsReply.Reason.NOT_THIS_REQUEST);
        }
        return isNak(packet) ? new NtsReply.Nak() : refused(NtsReply.Reason.NO_AUTHENTICATOR);
    }

    private static NtsReply refused(NtsReply.Reason reason) {
        return new NtsReply.Refused(reason);
    }

    private static boolean isNak(NtpPacket packet) {
        return packet.isKiss() && new KissCode(packet.referenceId()).equals(KissCode.NTSN);
    }

    /// @param position where the authenticator's field begins
    private NtsReply opened(byte[] bytes, int position, int fieldBytes) {
        var lengths = ByteBuffer.wrap(bytes, position + FIELD_HEADER_BYTES, 4);
        int nonceBytes = lengths.getShort() & 0xFFFF;
        int sealedBytes = lengths.getShort() & 0xFFFF;
        int nonceStart = lengths.position();
        int sealedStart = nonceStart + NtsLayout.padded(nonceBytes);
        if (nonceBytes == 0
                || sealedBytes < AesSiv.TAG_BYTES
                || sealedStart + NtsLayout.padded(sealedBytes) > position + fieldBytes) {
            return refused(NtsReply.Reason.AUTHENTICATOR_LENGTHS);
        }
        int textStart = sealedStart + AesSiv.TAG_BYTES;
        int textBytes = sealedBytes - AesSiv.TAG_BYTES;
        if (!siv.open(bytes, 0, position, nonceStart, nonceBytes, textStart, textBytes)) {
            return refused(NtsReply.Reason.NOT_AUTHENTIC);
        }
        return cookies(ByteBuffer.wrap(bytes, textStart, textBytes));
    }

    private static NtsReply cookies(ByteBuffer fields) {
        List<Octets> cookies = new ArrayList<>();
        while (fields.hasRemaining()) {
            if (fields.remaining() < FIELD_HEADER_BYTES) {
                return refused(NtsReply.Reason.ENCRYPTED_FIELDS);
            }
            int type = fields.getShort() & 0xFFFF;
            int length = (fields.getShort() & 0xFFFF) - FIELD_HEADER_BYTES;
            if (length < 0 || length > fields.remaining()) {
                return refused(NtsReply.Reason.ENCRYPTED_FIELDS);
            }
            var body = new byte[length];
            fields.get(body);
            if (type == NtpLayout.FIELD_NTS_COOKIE) {
                cookies.add(Octets.of(body));
            }
        }
        return new NtsReply.Authentic(cookies);
    }
}
