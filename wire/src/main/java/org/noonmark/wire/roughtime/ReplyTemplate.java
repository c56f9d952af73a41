package org.noonmark.wire.roughtime;

import java.util.List;
import org.noonmark.signing.Ed25519PublicKey;

/// What the responses of one batch in one version have in common. Belongs to one thread.
///
/// Layout of a response, after the packet's header: 7 tags with SIG (64 bytes), NONC (32), TYPE
/// (4), PATH (32 for each level of the tree), SREP, CERT (152), INDX (4). SREP has 5 tags: VER (4),
/// RADI (4), MIDP (8), VERS (4 each), ROOT (32).
///
/// Hot path: allocates nothing but what the signature itself needs.
final class ReplyTemplate {
    static final int SIG = RoughtimePacket.HEADER_BYTES + 7 * 8;
    static final int NONC = SIG + Ed25519PublicKey.SIGNATURE_BYTES;
    static final int TYPE = NONC + RoughtimeRequest.NONCE_BYTES;
    static final int PATH = TYPE + Integer.BYTES;

    private static final int[] TAGS = {
        RoughtimeTag.SIG,
        RoughtimeTag.NONC,
        RoughtimeTag.TYPE,
        RoughtimeTag.PATH,
        RoughtimeTag.SREP,
        RoughtimeTag.CERT,
        RoughtimeTag.INDX
    };
    private static final int CERT_BYTES = 152;
    private static final int RADI = 5 * 8 + Integer.BYTES;
    private static final int MIDP = RADI + Integer.BYTES;

    private final RoughtimeVersion version;

    /// The signature's context and SREP behind it, as they are signed.
    private final byte[] signed;

    private final int srepFrom;
    private final int srepBytes;
    private final byte[] reply;
    private int height;
    private boolean used;

    ReplyTemplate(RoughtimeVersion version, List<RoughtimeVersion> supported, int maxHeight) {
        this.version = version;
        var srep =
                new MessageWriter()
                        .put(RoughtimeTag.VER, version.number())
                        .put(RoughtimeTag.RADI, 0)
                        .put(RoughtimeTag.MIDP, 0L)
                        .put(RoughtimeTag.VERS, RoughtimeRequest.versionList(supported))
                        .put(RoughtimeTag.ROOT, new byte[RoughtimeHash.BYTES])
                        .toBytes();
        var context = SignatureContext.of(version);
        this.signed = context.beforeResponse(srep, 0, srep.length);
        this.srepFrom = context.responseBytes();
        this.srepBytes = srep.length;
        this.reply = new byte[replyBytes(maxHeight, this)];
    }

    static int replyBytes(int height, ReplyTemplate template) {
        return PATH
                + height * RoughtimeHash.BYTES
                + template.srepBytes
                + CERT_BYTES
                + Integer.BYTES;
    }

    void clear() {
        used = false;
    }

    ReplyTemplate use() {
        used = true;
        return this;
    }

    /// Makes all but nonce, path and index, when a request is in this version.
    void sign(MerkleTree tree, OnlineKey key, long midpointSeconds, int radiusSeconds) {
        if (!used) {
            return;
        }
        height = tree.height();
        LittleEndian.putInt(signed, srepFrom + RADI, radiusSeconds);
        LittleEndian.putLong(signed, srepFrom + MIDP, midpointSeconds);
        tree.copyRoot(signed, srepFrom + srepBytes - RoughtimeHash.BYTES);
        writeHeader();
        key.key().sign(signed, 0, signed.length, reply, SIG);
        LittleEndian.putInt(reply, TYPE, 1);
        int srep = PATH + height * RoughtimeHash.BYTES;
        System.arraycopy(signed, srepFrom, reply, srep, srepBytes);
        System.arraycopy(key.certificate(version), 0, reply, srep + srepBytes, CERT_BYTES);
    }

    private void writeHeader() {
        int from = RoughtimePacket.HEADER_BYTES;
        RoughtimePacket.writeHeader(reply, 0, replyBytes(height, this) - from);
        LittleEndian.putInt(reply, from, TAGS.length);
        int path = PATH - SIG;
        int srep = path + height * RoughtimeHash.BYTES;
        putOffset(1, NONC - SIG);
        putOffset(2, TYPE - SIG);
        putOffset(3, path);
        putOffset(4, srep);
        putOffset(5, srep + srepBytes);
        putOffset(6, srep + srepBytes + CERT_BYTES);
        for (int i = 0; i < TAGS.length; i++) {
            LittleEndian.putInt(reply, from + 4 * (TAGS.length + i), TAGS[i]);
        }
    }

    private void putOffset(int index, int offset) {
        LittleEndian.putInt(reply, RoughtimePacket.HEADER_BYTES + 4 * index, offset);
    }

    int write(MerkleTree tree, int index, byte[] nonces, int nonceFrom, byte[] into, int at) {
        int length = replyBytes(height, this);
        System.arraycopy(reply, 0, into, at, length);
        System.arraycopy(nonces, nonceFrom, into, at + NONC, RoughtimeRequest.NONCE_BYTES);
        tree.copyPath(index, into, at + PATH);
        LittleEndian.putInt(into, at + length - Integer.BYTES, index);
        return length;
    }
}
