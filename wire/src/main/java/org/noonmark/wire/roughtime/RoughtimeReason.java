package org.noonmark.wire.roughtime;

/// Why bytes are no Roughtime request, or no response that may be believed. Codes are consecutive
/// and index arrays of counters.
public enum RoughtimeReason {
    /// Shorter than its own header or not as long as it says.
    TRUNCATED(1),
    /// Does not begin with `ROUGHTIM`.
    NO_MAGIC(2),
    /// The length in the packet is not the length of what follows.
    WRONG_LENGTH(3),
    /// A length or an offset that is no multiple of 4.
    NOT_ALIGNED(4),
    /// No tag at all, or more than fit.
    WRONG_TAG_COUNT(5),
    /// An offset beyond the end or before the one in front of it.
    WRONG_OFFSET(6),
    /// Tags that do not ascend, or one twice.
    TAGS_OUT_OF_ORDER(7),
    /// A tag that has to be there is not.
    MISSING_TAG(8),
    /// A value that is not as long as its tag demands.
    WRONG_VALUE_LENGTH(9),
    /// TYPE is not 0 in a request or not 1 in a response.
    WRONG_TYPE(10),
    /// Version numbers that do not ascend, or none, or more than 32.
    WRONG_VERSION_LIST(11),
    /// No version that both sides know, or a response in one that was not asked for.
    VERSION_NOT_SUPPORTED(12),
    /// SRV names another server's key.
    OTHER_SERVER(13),
    /// The response is to another nonce.
    OTHER_NONCE(14),
    /// More than 32 nodes, or bits of INDX that no node uses.
    WRONG_PATH(15),
    /// The path does not lead from the request to the signed root.
    NOT_IN_TREE(16),
    /// The key in the delegation is no point of prime order.
    WRONG_KEY(17),
    /// The long-term key did not sign the delegation.
    DELEGATION_NOT_SIGNED(18),
    /// The delegated key did not sign the response.
    RESPONSE_NOT_SIGNED(19),
    /// The midpoint lies outside the delegation.
    OUTSIDE_DELEGATION(20),
    /// RADI is 0.
    RADIUS_ZERO(21),
    /// What the response is checked against is no request.
    WRONG_REQUEST(22);

    private static final RoughtimeReason[] BY_CODE = values();

    /// The number of verdict codes, 0 for accepted included.
    public static final int CODES = BY_CODE.length + 1;

    private final int code;

    RoughtimeReason(int code) {
        this.code = code;
    }

    /// The verdict code, from 1 on; 0 is accepted.
    public int code() {
        return code;
    }

    /// The reason that has this verdict code.
    ///
    /// @throws IllegalArgumentException when there is none, as for 0
    public static RoughtimeReason ofCode(int code) {
        if (code < 1 || code >= CODES) {
            throw new IllegalArgumentException("must be in [1, " + CODES + "): code=" + code);
        }
        return BY_CODE[code - 1];
    }
}
