package org.noonmark.sigma.match;

/// A condition over the bits of a route.
sealed interface Node {
    boolean holds(RouteState state);

    /// What it costs to ask, roughly; a test that was put off is dearer than any bits.
    int cost();

    /// One of some bits is set.
    record Any(Bits bits) implements Node {
        @Override
        public int cost() {
            return 1;
        }

        @Override
        public boolean holds(RouteState state) {
            return bits.anyOf(state);
        }
    }

    /// All of some bits are set.
    record All(Bits bits) implements Node {
        @Override
        public int cost() {
            return 1;
        }

        @Override
        public boolean holds(RouteState state) {
            return bits.allOf(state);
        }
    }

    /// A test that is made only when it matters, once an event; it stands beside bits that are set
    /// whenever it holds.
    record Deferred(int number) implements Node {
        @Override
        public int cost() {
            return 1000;
        }

        @Override
        public boolean holds(RouteState state) {
            return state.deferred(number);
        }
    }

    record Not(Node part) implements Node {
        @Override
        public int cost() {
            return part.cost();
        }

        @Override
        public boolean holds(RouteState state) {
            return !part.holds(state);
        }
    }

    /// All parts hold; without parts, true.
    record And(Parts parts) implements Node {
        @Override
        public int cost() {
            return parts.cost();
        }

        @Override
        public boolean holds(RouteState state) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(state)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// One of the parts holds; without parts, false.
    record Or(Parts parts) implements Node {
        @Override
        public int cost() {
            return parts.cost();
        }

        @Override
        public boolean holds(RouteState state) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(state)) {
                    return true;
                }
            }
            return false;
        }
    }
}
