package org.noonmark.app.query;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.PacketAuthenticator;
import org.noonmark.wire.ntp.PacketMac;
import org.noonmark.wire.ntp.SymmetricKey;

/// How a query proves to be ours and its reply to be the server's.
interface QueryProtection {
    /// The whole request around its header.
    ///
    /// @throws IOException when there is nothing left to protect it with
    byte[] protect(byte[] header) throws IOException;

    /// Whether `reply`, which repeats the request's random number, is the server's; an exception
    /// with the reason when it says that it cannot answer.
    boolean isRight(MemorySegment datagram, NtpPacket reply) throws IOException;

    /// What authenticated `reply`.
    String authentication(NtpPacket reply);

    /// The same for whoever reads a record later.
    default String recorded(NtpPacket reply) {
        return authentication(reply);
    }

    /// By nothing.
    record None() implements QueryProtection {
        @Override
        public byte[] protect(byte[] header) {
            return header;
        }

        @Override
        public boolean isRight(MemorySegment datagram, NtpPacket reply) {
            return true;
        }

        @Override
        public String authentication(NtpPacket reply) {
            return "none";
        }
    }

    /// By a symmetric key.
    record Mac(PacketAuthenticator authenticator) implements QueryProtection {
        @Override
        public byte[] protect(byte[] header) {
            var request = Arrays.copyOf(header, header.length + authenticator.macBytes());
            authenticator.append(MemorySegment.ofArray(request), 0, header.length);
            return request;
        }

        @Override
        public boolean isRight(MemorySegment datagram, NtpPacket reply) {
            int macStart = (int) datagram.byteSize() - authenticator.macBytes();
            return macStart > 0
                    && authenticator.verify(
                            MemorySegment.ofArray(datagram.toArray(ValueLayout.JAVA_BYTE)),
                            0,
                            macStart,
                            authenticator.macBytes());
        }

        @Override
        public String authentication(NtpPacket reply) {
            return reply.mac() instanceof PacketMac.Digest(var id, var _)
                    ? "key " + Integer.toUnsignedString(id)
                    : "none";
        }
    }

    /// By a key when there is one.
    static QueryProtection by(Optional<SymmetricKey> key) {
        return key.<QueryProtection>map(found -> new Mac(found.newAuthenticator()))
                .orElseGet(None::new);
    }
}
