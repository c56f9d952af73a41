package org.noonmark.wire.roughtime;

import java.util.EnumMap;
import java.util.Map;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.Ed25519PublicKey;

/// The key that signs responses for a while, with what the long-term key says of it.
public final class OnlineKey {
    private final Ed25519PrivateKey key;
    private final Delegation delegation;
    private final Ed25519PublicKey longTerm;
    private final byte[] serverName;
    private final Map<RoughtimeVersion, byte[]> certificates;

    private OnlineKey(
            Ed25519PrivateKey key,
            Delegation delegation,
            Ed25519PublicKey longTerm,
            Map<RoughtimeVersion, byte[]> certificates) {
        this.key = key;
        this.delegation = delegation;
        this.longTerm = longTerm;
        this.serverName = ServerName.of(longTerm);
        this.certificates = certificates;
    }

    /// Lets `longTerm` delegate to `online`, for every version.
    ///
    /// @param minSeconds earliest midpoint, seconds since 1970 UTC
    /// @param maxSeconds latest midpoint
    public static OnlineKey delegated(
            Ed25519PrivateKey longTerm,
            Ed25519PrivateKey online,
            long minSeconds,
            long maxSeconds) {
        var delegation = new Delegation(online.publicKey(), minSeconds, maxSeconds);
        var signed = delegation.toBytes();
        var certificates = new EnumMap<RoughtimeVersion, byte[]>(RoughtimeVersion.class);
        for (var version : RoughtimeVersion.all()) {
            var text = SignatureContext.of(version).beforeDelegation(signed, 0, signed.length);
            certificates.put(
                    version,
                    new MessageWriter()
                            .put(RoughtimeTag.SIG, longTerm.sign(text))
                            .put(RoughtimeTag.DELE, signed)
                            .toBytes());
        }
        return new OnlineKey(online, delegation, longTerm.publicKey(), certificates);
    }

    public Delegation delegation() {
        return delegation;
    }

    /// The key by which clients know the server.
    public Ed25519PublicKey longTermKey() {
        return longTerm;
    }

    /// What SRV of a request for this server is; for [RequestView#check], not to be changed.
    public byte[] serverName() {
        return serverName;
    }

    Ed25519PrivateKey key() {
        return key;
    }

    /// The value of CERT; not to be changed.
    byte[] certificate(RoughtimeVersion version) {
        return certificates.getOrDefault(version, new byte[0]);
    }
}
