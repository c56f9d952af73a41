package org.noonmark.behaviour;

/// How much is told and kept.
///
/// @param threshold probability up to which something is a signal
/// @param profiles how many accounts, hosts and networks each are held in memory
public record BehaviourSettings(double threshold, int profiles) {
    /// A hundredth, and 100,000 in all: two in three accounts and networks.
    public static final BehaviourSettings USUAL = new BehaviourSettings(0.01, 33_000);

    /// Checks.
    public BehaviourSettings {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("must be in (0, 1]: threshold=" + threshold);
        }
        if (profiles < 1) {
            throw new IllegalArgumentException("must be > 0: profiles=" + profiles);
        }
    }
}
