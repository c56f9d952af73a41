package org.noonmark.app.status;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.UncertaintyModel;

/// The station at a moment.
///
/// @param format [#FORMAT] of the writer
/// @param boot identifies the run of the kernel to which `counterNanos` belongs
/// @param counterNanos local counter when this was written
/// @param state a name of `ClockState`
/// @param reason why it is in this state
/// @param inStateSeconds how long it has been in this state
/// @param time null while nothing may be relied on
/// @param frequencyOffset standard time's frequency against the local counter, minus one
/// @param toSlewSeconds estimate minus served time: what is left to slew
/// @param correctionsSeconds corrections at start since the operator last accepted them
/// @param droppedEvents events that nobody took away in time
/// @param recentEvents the last ones, oldest first
/// @param start how it came to its time; a file of an earlier release has none
/// @param ledger null when nothing is written down
/// @param approval who has to agree to a change; a file of an earlier release has none
/// @param guard null when no log is followed
public record StatusReport(
        int format,
        String station,
        String version,
        long pid,
        String boot,
        long counterNanos,
        String state,
        String reason,
        double inStateSeconds,
        @Nullable Time time,
        double frequencyOffset,
        double toSlewSeconds,
        double correctionsSeconds,
        Leap leap,
        List<Source> sources,
        List<Server> servers,
        long droppedReadings,
        long droppedEvents,
        List<Event> recentEvents,
        @Nullable Start start,
        @Nullable Ledger ledger,
        @Nullable Approval approval,
        @Nullable Guard guard) {
    /// Of this release.
    public static final int FORMAT = 1;

    public StatusReport {
        sources = List.copyOf(sources);
        servers = List.copyOf(servers);
        recentEvents = List.copyOf(recentEvents);
    }

    /// The same with another time.
    public StatusReport withTime(Time value) {
        return new StatusReport(
                format,
                station,
                version,
                pid,
                boot,
                counterNanos,
                state,
                reason,
                inStateSeconds,
                value,
                frequencyOffset,
                toSlewSeconds,
                correctionsSeconds,
                leap,
                sources,
                servers,
                droppedReadings,
                droppedEvents,
                recentEvents,
                start,
                ledger,
                approval,
                guard);
    }

    /// Served time at `counterNanos`.
    ///
    /// @param utc the middle of the interval
    /// @param growth from which the half-width at any later moment follows, counted from
    ///   `growthStartNanos`
    public record Time(
            String utc,
            String tai,
            double halfWidthSeconds,
            long growthStartNanos,
            UncertaintyModel growth) {
        /// The same with another half-width.
        public Time withHalfWidth(double seconds) {
            return new Time(utc, tai, seconds, growthStartNanos, growth);
        }

        /// Half-width at a later moment of the local counter.
        public double halfWidthSecondsAt(long counterNanos) {
            return growth.halfWidthSeconds((counterNanos - growthStartNanos) * 1e-9);
        }
    }

    /// Where UTC stands to TAI.
    ///
    /// @param next UTC text of the end of the next leap second, or null when none is announced
    /// @param nextStepSeconds +1 for an inserted, -1 for a deleted second, 0 for none
    public record Leap(
            long taiMinusUtcSeconds,
            @Nullable String next,
            int nextStepSeconds,
            String tableExpires,
            boolean isExpired,
            String source) {}

    /// One clock that is followed or watched.
    ///
    /// @param standing a name of `Standing`; `SILENT` while it gave no reading; `POOL_` and what
    ///   the last round found for the pool that watches the station
    /// @param advice what the operator can do, or empty
    /// @param details of the protocol, in the order to show them
    public record Source(
            String name,
            String standing,
            double sourceMinusStationSeconds,
            double boundSeconds,
            double noiseSeconds,
            double weight,
            double ageSeconds,
            boolean isAuthenticated,
            int stratum,
            String advice,
            Map<String, String> details) {
        /// The standing of a source that gave no reading; its numbers mean nothing.
        public static final String SILENT = "SILENT";

        /// With the details in their order.
        public Source {
            details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        }
    }

    /// One server of this station.
    ///
    /// @param listensOn addresses with port
    /// @param counters by reason; those that are zero are left out
    public record Server(String protocol, List<String> listensOn, Map<String, Long> counters) {
        public Server {
            listensOn = List.copyOf(listensOn);
            counters = Collections.unmodifiableMap(new TreeMap<>(counters));
        }
    }

    /// The log of what the station states.
    ///
    /// @param origin its name; empty until it is open
    /// @param statements durable ones
    /// @param pending those that no checkpoint covers yet
    /// @param trouble why nothing is written, or empty
    /// @param lost statements that could not be taken
    /// @param witnesses what each said last, by its name
    /// @param cosigned how many statements each has signed since the start, by its name
    /// @param missingQuorum who was to sign and did not in time, or empty
    /// @param foreign what each Roughtime server that signs checkpoints said last, by its name
    public record Ledger(
            String origin,
            long statements,
            int pending,
            String trouble,
            long lost,
            Map<String, String> witnesses,
            Map<String, Long> cosigned,
            String missingQuorum,
            Map<String, String> foreign) {
        public Ledger {
            cosigned = Collections.unmodifiableMap(new TreeMap<>(cosigned));
            foreign = Collections.unmodifiableMap(new TreeMap<>(foreign));
            witnesses = Collections.unmodifiableMap(new TreeMap<>(witnesses));
        }
    }

    /// Who has to agree to a change of the configuration.
    ///
    /// @param required how many signers; 0 when whoever writes the file decides
    /// @param signers how many there are
    /// @param revision of the configuration in force
    /// @param sha256 of the configuration in force, hexadecimal
    /// @param emergencyUntil UTC when an emergency configuration is in force, or empty
    /// @param pending what became of the last change of the file, or empty
    public record Approval(
            int required,
            int signers,
            long revision,
            String sha256,
            String emergencyUntil,
            String pending) {}

    /// What the guard sees.
    ///
    /// @param events that were read since the start
    /// @param findings of all rules
    /// @param dropped events that no rule saw
    /// @param late events that came too late for rules about several
    /// @param memory what rules and their state take up, in words
    public record Guard(
            List<Pack> packs,
            List<Log> logs,
            long events,
            long findings,
            long dropped,
            long late,
            String memory) {
        public Guard {
            packs = List.copyOf(packs);
            logs = List.copyOf(logs);
        }
    }

    /// A pack of rules.
    ///
    /// @param rules in force
    /// @param notInForce why each of the others is not; the first hundred
    /// @param notInForceCount how many others there are
    /// @param isAlive whether it finds what is planted for it
    /// @param foundSecondsAgo when it found that last; below 0 when it never did
    public record Pack(
            String name,
            String sha256,
            int rules,
            List<String> notInForce,
            int notInForceCount,
            boolean isAlive,
            double foundSecondsAgo) {
        public Pack {
            notInForce = List.copyOf(notInForce);
        }
    }

    /// A log that is followed.
    ///
    /// @param state in words: followed, or why not
    public record Log(
            String name, String path, String kind, String state, long events, long problems) {}

    /// How the station came to its time, or what it waits for.
    ///
    /// @param phase a name of `StartPhase`
    /// @param text the phase in words
    /// @param ageSeconds since the start began
    /// @param inPhaseSeconds since the phase began
    /// @param waitsFor what has to come, or empty
    /// @param reason why it has not come, or empty
    /// @param datesReason a name of `DatesReason`
    /// @param dates by which time certificates are judged, in words
    /// @param advice what the operator can do, or empty
    /// @param omittedSteps between the first and the last
    public record Start(
            String phase,
            String text,
            double ageSeconds,
            double inPhaseSeconds,
            String waitsFor,
            String reason,
            String datesReason,
            String dates,
            String advice,
            List<Step> steps,
            long omittedSteps,
            List<Stage> sources) {
        public Start {
            steps = List.copyOf(steps);
            sources = List.copyOf(sources);
        }
    }

    /// A step of the start.
    ///
    /// @param afterSeconds since the start began
    /// @param about `roughtime`, `dates`, `station`, or the name of a source
    /// @param good whether it brought the start on
    public record Step(double afterSeconds, String about, boolean good, String text) {}

    /// How far a source has come.
    ///
    /// @param stage a name of `SourceStage.Stage`
    public record Stage(String source, String stage, double sinceSeconds, String text) {}

    /// Something that happened.
    ///
    /// @param utc served time then, or empty when there was none
    public record Event(long sequence, String utc, String severity, String text) {}
}
