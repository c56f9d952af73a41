package org.noonmark.sigma.match;

import java.util.List;

/// The parts of a joined condition.
final class Parts {
    private final Node[] nodes;

    Parts(List<Node> nodes) {
        this.nodes = nodes.toArray(Node[]::new);
    }

    int size() {
        return nodes.length;
    }

    Node get(int index) {
        return nodes[index];
    }
}
