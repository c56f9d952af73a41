package org.noonmark.metrology.utc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.noonmark.metrology.utc.UncertaintyBudget.Contribution;
import org.noonmark.metrology.utc.UncertaintyBudget.Evaluation;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.UtcInstant;
import org.noonmark.time.scales.GnssSystem;
import org.noonmark.time.scales.UtcScale;

/// UTC(k) minus broadcast UTC and UTC minus broadcast UTC, day by day at 0 h.
///
/// UTC(k) - bUTC is the receiver's mean of REFSYS, UTC(k) minus system time, plus system time minus
/// broadcast UTC as the message says. The mean reaches over midnight, so the messages of the day
/// before and of the day are averaged, where both are there. UTC - bUTC adds UTC - UTC(k). Where
/// u_A or u_B is not stated, the contribution and the combined uncertainty are NaN.
///
/// @param utcMinusLocal UTC - UTC(k); its u_B, the calibration of the laboratory's link, counts for
///   both differences
/// @param how UTC - UTC(k) is interpolated
/// @param system the uncertainty that the system brings
/// @param utc for the leap seconds between UTC and system time
public record BroadcastComparison(
        UtcSeries utcMinusLocal, Interpolation how, SystemUncertainty system, UtcScale utc) {
    private static final String CIRCULAR_T = "Circular T";
    private static final String PROVIDER = "Defraigne et al. 2023";

    /// The differences of each day that has a receiver's mean and a message.
    ///
    /// @param messages of one system, any number a day
    /// @throws IllegalArgumentException when messages are of several systems
    public List<BroadcastDifference> of(List<ReceiverMean> means, List<BroadcastMessage> messages) {
        if (messages.stream().map(BroadcastMessage::system).distinct().count() > 1) {
            throw new IllegalArgumentException("must be messages of one system");
        }
        var found = new ArrayList<BroadcastDifference>();
        for (var mean : means) {
            long day = Math.round(mean.modifiedJulianDay());
            var around =
                    messages.stream()
                            .filter(message ->
                                    message.modifiedJulianDay() == day
                                            || message.modifiedJulianDay() == day - 1)
                            .toList();
            if (!around.isEmpty()) {
                found.add(difference(day, mean, around));
            }
        }
        return found;
    }

    private BroadcastDifference difference(
            long day, ReceiverMean mean, List<BroadcastMessage> messages) {
        var midnight = utc.toTai(new UtcInstant(day, 0, 0));
        double model = average(messages, midnight);
        var local = utcMinusLocal.at((double) day, how);
        double nanos = mean.nanos() + model;
        var budget = budget(mean, local.flatMap(Interpolated::published).or(this::last));
        var value = new BroadcastDifference.Value(nanos, budget);
        return new BroadcastDifference(
                day,
                mean.nanos(),
                model,
                value,
                local,
                local.map(known ->
                        new BroadcastDifference.Value(
                                known.nanos() + nanos, budget.with(interpolation(known)))));
    }

    private static double average(List<BroadcastMessage> messages, TaiInstant at) {
        double sum = 0;
        for (var message : messages) {
            sum += message.systemMinusUtcNanos(at);
        }
        return sum / messages.size();
    }

    /// Until the next circular the last one's calibration holds.
    private Optional<UtcUncertainty> last() {
        return utcMinusLocal.points().isEmpty()
                ? Optional.empty()
                : utcMinusLocal.points().getLast().uncertainty();
    }

    private UncertaintyBudget budget(ReceiverMean mean, Optional<UtcUncertainty> link) {
        var contributions = new ArrayList<Contribution>();
        contributions.add(
                new Contribution(
                        "receiver, spread of REFSYS",
                        Evaluation.A,
                        mean.standardDeviationNanos(),
                        "readings"));
        contributions.add(
                published(
                        "calibration of the laboratory's link, u_B",
                        Evaluation.B,
                        link.map(UtcUncertainty::typeBNanos).orElse(Double.NaN)));
        contributions.add(
                new Contribution(
                        "calibration of the provider's link",
                        Evaluation.B,
                        system.calibrationNanos(),
                        PROVIDER));
        contributions.add(
                new Contribution(
                        "choice of the broadcast parameters",
                        Evaluation.B,
                        system.modelNanos(),
                        PROVIDER));
        return new UncertaintyBudget(contributions);
    }

    private List<Contribution> interpolation(Interpolated known) {
        return List.of(
                published(
                        "UTC - UTC(k), u_A",
                        Evaluation.A,
                        known.published().map(UtcUncertainty::typeANanos).orElse(Double.NaN)),
                new Contribution(
                        "interpolation, mean frequency",
                        Evaluation.A,
                        known.frequencyNanos(),
                        "CCTF-WGMRA guideline 4"),
                new Contribution(
                        "interpolation, noise of the clock",
                        Evaluation.B,
                        known.clockNanos(),
                        "%s ns after a day".formatted(how.clockNanosPerRootDay())));
    }

    /// What is not published is not zero: it leaves the sum unknown.
    private static Contribution published(String name, Evaluation evaluation, double nanos) {
        return new Contribution(
                name, evaluation, nanos, Double.isNaN(nanos) ? "not stated" : CIRCULAR_T);
    }

    /// The comparison with the published figures of a system.
    public static BroadcastComparison of(
            UtcSeries utcMinusLocal, Interpolation how, GnssSystem system) {
        return new BroadcastComparison(
                utcMinusLocal, how, SystemUncertainty.of(system), UtcScale.embedded());
    }
}
