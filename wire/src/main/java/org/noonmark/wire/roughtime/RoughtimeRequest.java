package org.noonmark.wire.roughtime;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.noonmark.signing.Ed25519PublicKey;

/// Makes requests (RFC 10049 section 5.1).
public final class RoughtimeRequest {
    /// Length of a nonce, and of the random value from which a chained nonce is made.
    public static final int NONCE_BYTES = 32;

    /// The message is padded to this, so that packet and message both reach 1,024 bytes, whichever
    /// of them a server looks at.
    static final int MESSAGE_BYTES = 1024;

    private RoughtimeRequest() {}

    /// A request packet.
    ///
    /// @param versions that the client speaks, at least one
    /// @param server whose answer is wanted
    /// @param nonce 32 bytes that nobody can guess
    public static byte[] of(
            List<RoughtimeVersion> versions, Optional<Ed25519PublicKey> server, byte[] nonce) {
        if (nonce.length != NONCE_BYTES || versions.isEmpty()) {
            throw new IllegalArgumentException(
                    "must be 32 bytes and at least one version: "
                            + nonce.length
                            + ", "
                            + versions.size());
        }
        var message =
                new MessageWriter()
                        .put(RoughtimeTag.VER, versionList(versions))
                        .put(RoughtimeTag.NONC, nonce)
                        .put(RoughtimeTag.TYPE, 0)
                        .put(RoughtimeTag.ZZZZ, new byte[0]);
        server.ifPresent(key -> message.put(RoughtimeTag.SRV, ServerName.of(key)));
        return message.put(RoughtimeTag.ZZZZ, new byte[MESSAGE_BYTES - message.length()])
                .toPacket();
    }

    static byte[] versionList(List<RoughtimeVersion> versions) {
        var ascending =
                versions.stream()
                        .distinct()
                        .sorted(
                                Comparator.comparing(
                                        RoughtimeVersion::number, Integer::compareUnsigned))
                        .toList();
        var bytes = new byte[ascending.size() * Integer.BYTES];
        for (int i = 0; i < ascending.size(); i++) {
            LittleEndian.putInt(bytes, i * Integer.BYTES, ascending.get(i).number());
        }
        return bytes;
    }
}
