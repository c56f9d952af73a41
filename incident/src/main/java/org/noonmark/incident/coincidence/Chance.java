package org.noonmark.incident.coincidence;

/// The predictive probability of the next change of a clock.
final class Chance {
    /// What a host is taken to have behind it before anything is known of it: 30 days at the rate
    /// of the site's other hosts.
    static final double PRIOR_HOURS = 720;

    private Chance() {}

    /// The probability of at least one change of some size or more within an exposure.
    ///
    /// Gamma-Poisson: after `count` such changes in `observedHours`, the rate has a Gamma posterior
    /// with shape `count + 1` and rate `observedHours`, so that none comes within `exposureHours`
    /// with probability `(1 + exposure / observed)^-(count + 1)`. Without the prior's share this is
    /// exact whatever the rate is and however sizes are distributed: if times are exchangeable, it
    /// is the probability that at least one of the `count + 1` largest changes of both spans lies
    /// in the exposure.
    ///
    /// @param priorRate changes per hour of the site's other hosts
    static double ofAtLeastOne(
            double exposureHours, double observedHours, long count, double priorRate) {
        double shape = count + 1 + PRIOR_HOURS * priorRate;
        double hours = observedHours + PRIOR_HOURS;
        return -Math.expm1(-shape * Math.log1p(exposureHours / hours));
    }
}
