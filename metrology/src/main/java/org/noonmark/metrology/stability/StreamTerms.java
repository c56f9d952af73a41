package org.noonmark.metrology.stability;

/// The sums of one statistic at one averaging factor, carried on as readings come.
interface StreamTerms {
    /// Takes readings `from` up to but not including `to`, which lie in the ring.
    void take(Ring ring, long from, long to);
}
