package org.noonmark.sigma.match;

/// A condition over the bits of a route.
sealed interface Node {
    boolean holds(RouteState state);

    /// One of some bits is set.
    record Any(Bits bits) implements Node {
        @Override
        public boolean holds(RouteState state) {
            return bits.anyOf(state);
        }
    }

    /// All of some bits are set.
    record All(Bits bits) implements Node {
        @Override
        public boolean holds(RouteState state) {
            return bits.allOf(state);
        }
    }

    /// A test that is made only when it matters, once an event.
    ///
    /// @param gate bits of which one is set whenever the test holds
    record Deferred(int number, Bits gate) implements Node {
        @Override
        public boolean holds(RouteState state) {
            return gate.anyOf(state) && state.deferred(number);
        }
    }

    record Not(Node part) implements Node {
        @Override
        public boolean holds(RouteState state) {
            return !part.holds(state);
        }
    }

    /// All parts hold; without parts, true.
    record And(Parts parts) implements Node {
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
