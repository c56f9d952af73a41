package org.noonmark.sigma.correlation;

/// A condition over which inputs have a member; bit i stands for input i.
@FunctionalInterface
interface Presence {
    boolean holds(long inputs);
}
