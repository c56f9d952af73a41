package org.noonmark.sigma.match;

import java.util.Comparator;
import java.util.List;

/// The parts of a joined condition, the cheapest first.
final class Parts {
    private final Node[] nodes;

    Parts(List<Node> nodes) {
        this.nodes =
                nodes.stream().sorted(Comparator.comparingInt(Node::cost)).toArray(Node[]::new);
    }

    int cost() {
        int cost = 1;
        for (var node : nodes) {
            cost += node.cost();
        }
        return cost;
    }

    int size() {
        return nodes.length;
    }

    Node get(int index) {
        return nodes[index];
    }
}
