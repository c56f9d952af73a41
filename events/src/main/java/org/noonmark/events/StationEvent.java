package org.noonmark.events;

import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// One thing that happened in the station. A `switch` over it names every case.
///
/// What has to do with keys, certificates and signed replies stands in [AuthenticationEvent], what
/// a pool of servers says in [PoolEvent], what the guard sees in logs in [GuardEvent].
public sealed interface StationEvent
        permits AuthenticationEvent,
                PoolEvent,
                LedgerEvent,
                ApprovalEvent,
                GuardEvent,
                StationEvent.Started,
                StationEvent.StateChanged,
                StationEvent.SourceReachable,
                StationEvent.SourceUnreachable,
                StationEvent.SourceExcluded,
                StationEvent.SourceReturned,
                StationEvent.KissReceived,
                StationEvent.ReadingRefused,
                StationEvent.HostClockStepped,
                StationEvent.LocalCounterPaused,
                StationEvent.StationStalled,
                StationEvent.LeapTableExpired,
                StationEvent.LeapScheduled,
                StationEvent.LeapClaimRefused,
                StationEvent.StandardSet,
                StationEvent.CorrectionRefused,
                StationEvent.HostClockDisbelieved,
                StationEvent.StateFileFailed,
                StationEvent.ClockAnomaly {
    /// How much an operator has to care, in rising order.
    enum Severity {
        /// For the ledger alone; comes as often as the service is used, so nobody is shown it.
        RECORD,
        INFO,
        WARNING,
        ALARM
    }

    Severity severity();

    /// One sentence for an operator: what happened, and where it helps, what to do.
    String text();

    /// The station began to run.
    ///
    /// @param version of the program that started
    /// @param configuration SHA-256 of the configuration, hexadecimal
    record Started(String version, String configuration) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "started version " + version + ", configuration " + configuration;
        }
    }

    record StateChanged(ClockState from, ClockState to, String reason) implements StationEvent {
        @Override
        public Severity severity() {
            return switch (to) {
                case UNTRUSTED -> Severity.ALARM;
                case HOLDOVER -> Severity.WARNING;
                case STARTING, LOCAL, SYNCHRONIZED -> Severity.INFO;
            };
        }

        @Override
        public String text() {
            return "state " + from + " -> " + to + ": " + reason;
        }
    }

    record SourceReachable(String source) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "source " + source + " answers";
        }
    }

    record SourceUnreachable(String source, String reason) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "source " + source + " does not answer: " + reason;
        }
    }

    /// Why a source does not take part in the estimate.
    enum Exclusion {
        /// Its interval does not meet that of the majority (RFC 5905 section 11.2.1).
        FALSETICKER,
        /// Policy asks for authenticated sources only.
        NOT_AUTHENTICATED,
        /// Its promised bound is beyond what policy admits.
        BOUND_TOO_WIDE
    }

    /// A source was put out of the estimate.
    ///
    /// @param clockMinusStandard the source minus the station's estimate
    /// @param bound half-width of the interval that the source promises
    record SourceExcluded(
            String source, Exclusion why, TimeDelta clockMinusStandard, TimeDelta bound)
            implements StationEvent {
        @Override
        public Severity severity() {
            return why == Exclusion.FALSETICKER ? Severity.ALARM : Severity.WARNING;
        }

        @Override
        public String text() {
            return "source %s excluded (%s): it differs by %s and promises %s"
                    .formatted(
                            source, why, clockMinusStandard.toShortString(), bound.toShortString());
        }
    }

    record SourceReturned(String source) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "source " + source + " takes part again";
        }
    }

    /// A server refused us.
    ///
    /// @param code four letters, RFC 5905 section 7.4
    record KissReceived(String source, String code) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "source " + source + " sent kiss code " + code + ": polling slows down";
        }
    }

    /// A line of a reading file that could not be used.
    record ReadingRefused(String source, String file, long line, String reason)
            implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "%s:%d: refused for %s: %s".formatted(file, line, source, reason);
        }
    }

    /// CLOCK_REALTIME moved against the local counter; the served time did not.
    ///
    /// @param step after minus before
    record HostClockStepped(TimeDelta step) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the host clock was stepped by "
                    + step.toShortString()
                    + "; served time did not follow. Find out who set it";
        }
    }

    /// The local counter stood still while time went on (suspend, or a paused virtual machine).
    record LocalCounterPaused(TimeDelta missing) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the local counter missed "
                    + missing.toShortString()
                    + " (suspend or paused machine); the interval was widened until sources confirm";
        }
    }

    /// The station did not run for a while although the counter did (paused or starved process).
    record StationStalled(TimeDelta gap) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return "the station did not run for "
                    + gap.toShortString()
                    + " (paused machine or starved process)";
        }
    }

    record LeapTableExpired(UtcInstant expired) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the leap-second table expired at "
                    + expired
                    + ": the interval grows by the second that may be missing; install a new"
                    + " leap-seconds.list";
        }
    }

    /// A leap second will be inserted or deleted.
    ///
    /// @param source `leap table` or the sources that agreed
    record LeapScheduled(LeapTable.Leap leap, String source) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "leap second before MJD %d, TAI-UTC becomes %d s, from %s"
                    .formatted(leap.modifiedJulianDay(), leap.taiMinusUtcSeconds(), source);
        }
    }

    record LeapClaimRefused(String source, LeapWarning claim, String reason)
            implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "source %s announces a leap second (%s) that is not believed: %s"
                    .formatted(source, claim, reason);
        }
    }

    /// The served time was set at start.
    ///
    /// @param correction new minus remembered time
    /// @param accumulated sum of all such corrections since the operator last accepted them
    record StandardSet(TimeDelta correction, TimeDelta accumulated) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }

        @Override
        public String text() {
            return "served time set at start, correction "
                    + correction.toShortString()
                    + ", accumulated "
                    + accumulated.toShortString();
        }
    }

    /// The sources ask for more than policy lets the served time move.
    record CorrectionRefused(TimeDelta correction, TimeDelta accumulated, TimeDelta limit)
            implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the sources ask to move time by %s (accumulated %s), more than the limit of %s: check them,"
                            .formatted(
                                    correction.toShortString(),
                                    accumulated.toShortString(),
                                    limit.toShortString())
                    + " then start once with --accept-correction";
        }
    }

    /// After a restart of the machine the host's clock is wrong, as authenticated clocks say.
    ///
    /// @param hostMinusSet host clock minus the time that was set
    record HostClockDisbelieved(TimeDelta hostMinusSet) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.ALARM;
        }

        @Override
        public String text() {
            return "the host's clock is off by %s since the last run, as authenticated clocks say:"
                            .formatted(hostMinusSet.toShortString())
                    + " time was set without it; find out why";
        }
    }

    /// A file of the data folder could not be read or written.
    record StateFileFailed(String file, String reason) implements StationEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String text() {
            return file + ": " + reason;
        }
    }

    /// How a clock, or what measures it, became another.
    enum ClockChange {
        OUTLIER,
        PHASE_STEP,
        FREQUENCY_STEP,
        DRIFT_CHANGE,
        NOISE_INCREASE,
        NOISE_DECREASE
    }

    /// What changed, as far as readings of several clocks can tell.
    enum ClockScope {
        /// One clock, or the link of this clock alone.
        CLOCK,
        /// A link that several clocks share.
        SHARED_LINK,
        /// What all clocks are measured against.
        HUB
    }

    /// A sequential test found that a clock is no longer what it was.
    ///
    /// @param name of the clock, the link or the hub
    /// @param size after minus before: seconds, fractional frequency or 1/s; for noise the standard
    ///   deviation after over before
    /// @param low95 lower end of the 95 % interval of the size
    /// @param high95 its upper end
    /// @param earliestAgo the onset was at most so long before the detection, with 97.5 %
    /// @param latestAgo the onset was at least so long before it, with 97.5 %
    /// @param confidence probability that it was this clock, link or hub and no other
    record ClockAnomaly(
            ClockChange change,
            ClockScope scope,
            String name,
            double size,
            double low95,
            double high95,
            TimeDelta earliestAgo,
            TimeDelta latestAgo,
            double confidence)
            implements StationEvent {
        @Override
        public Severity severity() {
            return switch (change) {
                case OUTLIER, NOISE_DECREASE -> Severity.INFO;
                case PHASE_STEP, FREQUENCY_STEP, DRIFT_CHANGE, NOISE_INCREASE ->
                        scope == ClockScope.CLOCK ? Severity.WARNING : Severity.ALARM;
            };
        }

        @Override
        public String text() {
            return AnomalyText.of(this);
        }
    }
}
