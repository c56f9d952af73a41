package org.noonmark.wire.roughtime;

import java.util.Arrays;

/// Reads a request in place and says whether it is to be answered, and in which version (RFC 10049
/// sections 5.1 and 5.2). Belongs to one thread.
///
/// Hot path: allocates nothing.
public final class RequestView {
    /// The request is to be answered.
    public static final int ACCEPTED = 0;

    static final int MAX_VERSIONS = 32;

    private static final RoughtimeVersion[] BY_PREFERENCE = {
        RoughtimeVersion.V1, RoughtimeVersion.DRAFT
    };

    private final MessageView message = new MessageView();
    private RoughtimeVersion version = RoughtimeVersion.V1;
    private int nonceFrom;

    public RequestView() {}

    /// Reads the packet that fills `bytes` from `from` to `to`.
    ///
    /// @param serverName what SRV has to be when it is there: see [OnlineKey#serverName]
    /// @return [#ACCEPTED] or the code of a [RoughtimeReason]
    public int check(byte[] bytes, int from, int to, byte[] serverName) {
        int verdict = RoughtimePacket.check(bytes, from, to);
        if (verdict != ACCEPTED) {
            return verdict;
        }
        verdict = message.read(bytes, from + RoughtimePacket.HEADER_BYTES, to);
        if (verdict != ACCEPTED) {
            return verdict;
        }
        int type = message.find(RoughtimeTag.TYPE);
        int nonce = message.find(RoughtimeTag.NONC);
        int versions = message.find(RoughtimeTag.VER);
        if (type < 0 || nonce < 0 || versions < 0) {
            return RoughtimeReason.MISSING_TAG.code();
        }
        if (message.valueLength(type) != Integer.BYTES
                || message.valueLength(nonce) != RoughtimeRequest.NONCE_BYTES) {
            return RoughtimeReason.WRONG_VALUE_LENGTH.code();
        }
        if (LittleEndian.getInt(bytes, message.valueFrom(type)) != 0) {
            return RoughtimeReason.WRONG_TYPE.code();
        }
        nonceFrom = message.valueFrom(nonce);
        int forUs = checkServer(bytes, serverName);
        return forUs != ACCEPTED ? forUs : choose(bytes, versions);
    }

    private int checkServer(byte[] bytes, byte[] serverName) {
        int server = message.find(RoughtimeTag.SRV);
        if (server < 0) {
            return ACCEPTED;
        }
        if (message.valueLength(server) != serverName.length) {
            return RoughtimeReason.WRONG_VALUE_LENGTH.code();
        }
        boolean ours =
                Arrays.equals(
                        bytes,
                        message.valueFrom(server),
                        message.valueTo(server),
                        serverName,
                        0,
                        serverName.length);
        return ours ? ACCEPTED : RoughtimeReason.OTHER_SERVER.code();
    }

    private int choose(byte[] bytes, int versions) {
        int from = message.valueFrom(versions);
        int length = message.valueLength(versions);
        if (!isVersionList(bytes, from, length)) {
            return RoughtimeReason.WRONG_VERSION_LIST.code();
        }
        for (var candidate : BY_PREFERENCE) {
            if (contains(bytes, from, length, candidate.number())) {
                version = candidate;
                return ACCEPTED;
            }
        }
        return RoughtimeReason.VERSION_NOT_SUPPORTED.code();
    }

    /// Whether there are 1 to 32 ascending numbers.
    static boolean isVersionList(byte[] bytes, int from, int length) {
        if (length < Integer.BYTES || length > MAX_VERSIONS * Integer.BYTES) {
            return false;
        }
        for (int at = from + Integer.BYTES; at < from + length; at += Integer.BYTES) {
            int before = LittleEndian.getInt(bytes, at - Integer.BYTES);
            if (Integer.compareUnsigned(before, LittleEndian.getInt(bytes, at)) >= 0) {
                return false;
            }
        }
        return true;
    }

    static boolean contains(byte[] bytes, int from, int length, int number) {
        for (int at = from; at < from + length; at += Integer.BYTES) {
            if (LittleEndian.getInt(bytes, at) == number) {
                return true;
            }
        }
        return false;
    }

    /// The version to answer the accepted request in.
    public RoughtimeVersion version() {
        return version;
    }

    /// Where the nonce of the accepted request begins.
    int nonceFrom() {
        return nonceFrom;
    }
}
