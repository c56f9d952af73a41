package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Numbers with repetitions, found by rank: a weight-balanced tree (Adams, Journal of Functional
/// Programming 3 (1993) 553; ratios 3 and 2), so each call costs the logarithm of the number of
/// different numbers in the worst case, whatever an attacker sends.
final class RankedNumbers {
    private static final int MOST_UNEVEN = 3;
    private static final int SINGLE_ROTATION = 2;

    private @Nullable Node root;

    private static final class Node {
        private BigDecimal number;
        private long count = 1;
        private int nodes = 1;
        private long total = 1;
        private @Nullable Node left;
        private @Nullable Node right;

        Node(BigDecimal number) {
            this.number = number;
        }

        void measure() {
            nodes = 1 + nodes(left) + nodes(right);
            total = count + total(left) + total(right);
        }
    }

    private static int nodes(@Nullable Node node) {
        return node == null ? 0 : node.nodes;
    }

    private static long total(@Nullable Node node) {
        return node == null ? 0 : node.total;
    }

    long size() {
        return total(root);
    }

    /// The number of that rank, from 0, least first.
    BigDecimal get(long rank) {
        var node = root;
        long wanted = rank;
        while (node != null) {
            long before = total(node.left);
            if (wanted < before) {
                node = node.left;
            } else if (wanted < before + node.count) {
                return node.number;
            } else {
                wanted -= before + node.count;
                node = node.right;
            }
        }
        throw new IllegalArgumentException("must be < size: rank=" + rank);
    }

    void add(BigDecimal number) {
        root = add(root, number);
    }

    private static Node add(@Nullable Node node, BigDecimal number) {
        if (node == null) {
            return new Node(number);
        }
        int order = number.compareTo(node.number);
        if (order < 0) {
            node.left = add(node.left, number);
        } else if (order > 0) {
            node.right = add(node.right, number);
        } else {
            node.count++;
            node.total++;
            return node;
        }
        return balanced(node);
    }

    /// Takes out one of the numbers equal to it; nothing when there is none.
    void remove(BigDecimal number) {
        root = remove(root, number);
    }

    private static @Nullable Node remove(@Nullable Node node, BigDecimal number) {
        if (node == null) {
            return null;
        }
        int order = number.compareTo(node.number);
        if (order < 0) {
            node.left = remove(node.left, number);
        } else if (order > 0) {
            node.right = remove(node.right, number);
        } else if (node.count > 1) {
            node.count--;
        } else if (node.left == null) {
            return node.right;
        } else if (node.right == null) {
            return node.left;
        } else {
            var next = first(node.right);
            node.number = next.number;
            node.count = next.count;
            node.right = withoutFirst(node.right);
        }
        return balanced(node);
    }

    private static Node first(Node node) {
        var first = node;
        while (first.left != null) {
            first = first.left;
        }
        return first;
    }

    private static @Nullable Node withoutFirst(Node node) {
        if (node.left == null) {
            return node.right;
        }
        node.left = withoutFirst(node.left);
        return balanced(node);
    }

    private static Node balanced(Node node) {
        var left = node.left;
        var right = node.right;
        if (nodes(left) + nodes(right) > 1) {
            if (right != null && nodes(right) > MOST_UNEVEN * nodes(left)) {
                if (nodes(right.left) >= SINGLE_ROTATION * nodes(right.right)) {
                    node.right = rotatedRight(right);
                }
                return rotatedLeft(node);
            }
            if (left != null && nodes(left) > MOST_UNEVEN * nodes(right)) {
                if (nodes(left.right) >= SINGLE_ROTATION * nodes(left.left)) {
                    node.left = rotatedLeft(left);
                }
                return rotatedRight(node);
            }
        }
        node.measure();
        return node;
    }

    private static Node rotatedLeft(Node node) {
        var up = node.right;
        if (up == null) {
            return node;
        }
        node.right = up.left;
        up.left = node;
        node.measure();
        up.measure();
        return up;
    }

    private static Node rotatedRight(Node node) {
        var up = node.left;
        if (up == null) {
            return node;
        }
        node.left = up.right;
        up.right = node;
        node.measure();
        up.measure();
        return up;
    }
}
