package org.noonmark.wire.roughtime;

import java.util.List;

/// Answers many requests with one signature for each version that they ask for: collects them into
/// a tree, signs its root, and writes a response to each (RFC 10049 sections 5.2 and 5.3). Belongs
/// to one thread.
///
/// Hot path: allocates nothing but what the signature itself needs.
public final class ReplyBatch {
    private final MerkleTree tree;
    private final ReplyTemplate v1;
    private final ReplyTemplate draft;
    private final ReplyTemplate[] templateOf;
    private final byte[] nonces;

    /// @param capacity requests at most, a power of two up to 1,024
    /// @param supported versions to tell clients of
    public ReplyBatch(int capacity, List<RoughtimeVersion> supported) {
        this.tree = new MerkleTree(capacity);
        this.templateOf = new ReplyTemplate[capacity];
        this.nonces = new byte[capacity * RoughtimeRequest.NONCE_BYTES];
        int height = Integer.numberOfTrailingZeros(capacity);
        this.v1 = new ReplyTemplate(RoughtimeVersion.V1, supported, height);
        this.draft = new ReplyTemplate(RoughtimeVersion.DRAFT, supported, height);
    }

    /// Forgets all requests.
    public void clear() {
        tree.clear();
        v1.clear();
        draft.clear();
    }

    public int count() {
        return tree.count();
    }

    public boolean isFull() {
        return tree.count() == tree.capacity();
    }

    /// Takes a request that `view` has just accepted; returns its index.
    ///
    /// @throws IllegalStateException when the batch is full
    public int add(byte[] packets, int from, int length, RequestView view) {
        if (isFull()) {
            throw new IllegalStateException("must not be full: capacity=" + tree.capacity());
        }
        int index = tree.add(packets, from, length);
        System.arraycopy(
                packets,
                view.nonceFrom(),
                nonces,
                index * RoughtimeRequest.NONCE_BYTES,
                RoughtimeRequest.NONCE_BYTES);
        templateOf[index] = templateFor(view.version()).use();
        return index;
    }

    private ReplyTemplate templateFor(RoughtimeVersion version) {
        return switch (version) {
            case V1 -> v1;
            case DRAFT -> draft;
        };
    }

    /// Signs what was collected, at least one request.
    ///
    /// @param midpointSeconds seconds since 1970 UTC, inside the delegation
    /// @param radiusSeconds true time lies less than this away from the midpoint; not 0, unsigned
    public void sign(OnlineKey key, long midpointSeconds, int radiusSeconds) {
        if (radiusSeconds == 0 || !key.delegation().covers(midpointSeconds)) {
            throw new IllegalArgumentException(
                    "must be > 0 and covered: radius=%d midpoint=%d"
                            .formatted(radiusSeconds, midpointSeconds));
        }
        tree.build();
        v1.sign(tree, key, midpointSeconds, radiusSeconds);
        draft.sign(tree, key, midpointSeconds, radiusSeconds);
    }

    /// The length of every response of the batch, signed or not yet; at least one was added.
    public int replyBytes() {
        return ReplyTemplate.replyBytes(tree.height(), templateOf[0]);
    }

    /// Writes the response to the request at `index`; returns its length.
    public int write(int index, byte[] into, int at) {
        return templateOf[index].write(
                tree, index, nonces, index * RoughtimeRequest.NONCE_BYTES, into, at);
    }
}
