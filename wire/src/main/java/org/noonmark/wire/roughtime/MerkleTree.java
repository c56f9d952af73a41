package org.noonmark.wire.roughtime;

/// The tree over the requests of a batch, each node the hash of its two children (RFC 10049 section
/// 5.3). A batch that is no power of two is filled up with its last leaf. Belongs to one thread.
///
/// Hot path: allocates nothing.
final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final int BYTES = RoughtimeHash.BYTES;

    private final RoughtimeHash hash = new RoughtimeHash();

    /// As a heap: node 1 is the root, nodes 2n and 2n + 1 are the children of n.
    private final byte[] nodes;

    private final byte[] leaves;
    private final int capacity;
    private int count;

    /// @param capacity leaves at most, a power of two
    MerkleTree(int capacity) {
        if (capacity < 1 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("must be a power of two: capacity=" + capacity);
        }
        this.capacity = capacity;
        this.leaves = new byte[capacity * BYTES];
        this.nodes = new byte[2 * capacity * BYTES];
    }

    /// Forgets all leaves.
    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /// Adds the hash of a request packet, header included, as the next leaf; returns its index.
    int add(byte[] packets, int from, int length) {
        hash.update(LEAF).update(packets, from, length).finish(leaves, count * BYTES);
        return count++;
    }

    /// Adds the next leaf, already hashed.
    void addLeaf(byte[] leaf) {
        System.arraycopy(leaf, 0, leaves, count++ * BYTES, BYTES);
    }

    /// Computes all nodes over the leaves there are, at least one.
    void build() {
        int width = width();
        System.arraycopy(leaves, 0, nodes, width * BYTES, count * BYTES);
        int last = (count - 1) * BYTES;
        for (int i = count; i < width; i++) {
            System.arraycopy(leaves, last, nodes, (width + i) * BYTES, BYTES);
        }
        for (int node = width - 1; node >= 1; node--) {
            hash.update(NODE)
                    .update(nodes, 2 * node * BYTES, 2 * BYTES)
                    .finish(nodes, node * BYTES);
        }
    }

    /// Leaves of the whole tree: those that were added and those that fill it up.
    private int width() {
        return Math.max(1, Integer.highestOneBit(2 * count - 1));
    }

    /// How many nodes a path has.
    int height() {
        return Integer.numberOfTrailingZeros(width());
    }

    void copyRoot(byte[] into, int at) {
        System.arraycopy(nodes, BYTES, into, at, BYTES);
    }

    /// Writes the siblings on the way from leaf `index` to the root; returns how many bytes.
    int copyPath(int index, byte[] into, int at) {
        int height = height();
        int node = (1 << height) + index;
        for (int level = 0; level < height; level++) {
            System.arraycopy(nodes, (node ^ 1) * BYTES, into, at + level * BYTES, BYTES);
            node >>= 1;
        }
        return height * BYTES;
    }

    int capacity() {
        return capacity;
    }

    /// The root to which `path` leads from a leaf (RFC 10049 section 5.3.1).
    ///
    /// @param pathFrom where `nodes` nodes begin
    static byte[] rootOf(byte[] request, int index, byte[] path, int pathFrom, int nodes) {
        var hash = new RoughtimeHash();
        var value = hash.update(LEAF).update(request, 0, request.length).finish();
        for (int i = 0; i < nodes; i++) {
            boolean left = (index >>> i & 1) == 0;
            hash.update(NODE);
            if (left) {
                hash.update(value, 0, BYTES).update(path, pathFrom + i * BYTES, BYTES);
            } else {
                hash.update(path, pathFrom + i * BYTES, BYTES).update(value, 0, BYTES);
            }
            hash.finish(value, 0);
        }
        return value;
    }
}
