package org.noonmark.metrology.ensemble;

/// Is told what happens to a scale, on the thread that advances it.
@FunctionalInterface
public interface ScaleListener {
    /// Takes one event; `scale` is the one that it happened to.
    void happened(Algorithm scale, ScaleEvent event);
}
