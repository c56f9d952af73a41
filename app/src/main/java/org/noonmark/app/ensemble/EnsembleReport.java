package org.noonmark.app.ensemble;

import java.util.List;
import java.util.OptionalDouble;

/// What a run gives, as JSON has it.
///
/// @param run how it came about
/// @param clocks names, in the order of all that follows
/// @param epochs seconds of each epoch, as the files stamp them
/// @param scales one for each algorithm, the first being the scale
/// @param stability of the scales and the clocks, each against the hub
/// @param changes what was found of clocks and hub, when that was asked for
/// @param notes what was assumed, a sentence each
public record EnsembleReport(
        RunRecord run,
        List<String> clocks,
        List<Double> epochs,
        List<Scale> scales,
        List<Stability> stability,
        List<Change> changes,
        List<String> notes) {
    /// One scale.
    ///
    /// @param scaleMinusHubSeconds at each epoch
    /// @param members how the clocks stand at the end
    public record Scale(
            String algorithm,
            List<Double> scaleMinusHubSeconds,
            List<Member> members,
            List<Event> events,
            List<Moment> history) {
        public Scale {
            scaleMinusHubSeconds = List.copyOf(scaleMinusHubSeconds);
            members = List.copyOf(members);
            events = List.copyOf(events);
            history = List.copyOf(history);
        }
    }

    /// One clock at the end of the record; frequency and drift are clock minus scale.
    public record Member(
            String clock,
            String standing,
            double weight,
            double frequency,
            double driftPerDay,
            OptionalDouble phaseSeconds) {}

    /// One thing that happened.
    ///
    /// @param seconds as the files stamp them
    /// @param what in words
    public record Event(double seconds, String clock, String what) {}

    /// Phases and weights of all clocks at one of some epochs spread over the record.
    public record Moment(
            double seconds, List<Double> clockMinusScaleSeconds, List<Double> weights) {
        public Moment {
            clockMinusScaleSeconds = List.copyOf(clockMinusScaleSeconds);
            weights = List.copyOf(weights);
        }
    }

    /// Overlapping Allan deviations of one series.
    public record Stability(String name, boolean isScale, List<Deviation> deviations) {
        public Stability {
            deviations = List.copyOf(deviations);
        }
    }

    /// One deviation and its interval, the value itself where there is none.
    public record Deviation(double tauSeconds, double value, double low, double high) {}

    /// A value and its interval of 95 %.
    public record Range(double value, double low, double high) {}

    /// A change of one clock, of a link, or of the hub.
    ///
    /// @param seconds when it was found, as the files stamp them
    /// @param who the likeliest of clocks, links and hub
    /// @param unit of the size: s, 1, 1/s or ratio
    /// @param size after minus before; after over before for noise
    /// @param onset when it began, as the files stamp them
    /// @param confidence the probability of `who`
    public record Change(
            double seconds,
            String who,
            String kind,
            String unit,
            Range size,
            Range onset,
            double confidence) {}

    public EnsembleReport {
        changes = List.copyOf(changes);
        clocks = List.copyOf(clocks);
        epochs = List.copyOf(epochs);
        scales = List.copyOf(scales);
        stability = List.copyOf(stability);
        notes = List.copyOf(notes);
    }
}
