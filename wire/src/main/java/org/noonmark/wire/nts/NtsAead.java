package org.noonmark.wire.nts;

import java.util.Optional;

/// The algorithms that protect NTP packets, by their number in the IANA registry of AEADs.
public enum NtsAead {
    /// AEAD_AES_SIV_CMAC_256 (RFC 5297 section 6.1), which RFC 8915 section 5.1 makes mandatory.
    AES_SIV_CMAC_256(15, 32, 16),
    /// AEAD_AES_128_GCM_SIV (RFC 8452 section 6).
    AES_128_GCM_SIV(30, 16, 12);

    /// Label of the TLS exporter that keys come from (RFC 8915 section 4.3).
    public static final String EXPORTER_LABEL = "EXPORTER-network-time-security";

    /// Both algorithms put a tag of this length in front of, or behind, what they encrypt.
    public static final int TAG_BYTES = 16;

    private final int id;
    private final int keyBytes;
    private final int nonceBytes;

    NtsAead(int id, int keyBytes, int nonceBytes) {
        this.id = id;
        this.keyBytes = keyBytes;
        this.nonceBytes = nonceBytes;
    }

    /// The number in the IANA registry.
    public int id() {
        return id;
    }

    public int keyBytes() {
        return keyBytes;
    }

    /// Length of the nonces that are made here; AES-SIV accepts others as well.
    public int nonceBytes() {
        return nonceBytes;
    }

    /// The algorithm with this number, if it is one of these.
    public static Optional<NtsAead> ofId(int id) {
        for (var aead : values()) {
            if (aead.id == id) {
                return Optional.of(aead);
            }
        }
        return Optional.empty();
    }

    /// Context of the TLS exporter for the key of requests, client to server (RFC 8915 section
    /// 5.1): next protocol 0, this algorithm, 0.
    public byte[] exporterContextC2s() {
        return exporterContext(0);
    }

    /// Context of the TLS exporter for the key of replies, server to client.
    public byte[] exporterContextS2c() {
        return exporterContext(1);
    }

    private byte[] exporterContext(int direction) {
        return new byte[] {0, 0, (byte) (id >> 8), (byte) id, (byte) direction};
    }
}
