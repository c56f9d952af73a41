package org.noonmark.simulation;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.events.StationEvent;
import org.noonmark.events.StationEvent.StateChanged;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.TaiInstant;

/// What a run of the world showed, judged by true time once a simulated second.
///
/// Errors are served minus truth, in seconds.
public final class Run {
    /// An event and when it was published, in seconds of true time since the world began.
    public record Happened(double atSeconds, StationEvent event) {}

    private final List<Happened> events = new ArrayList<>();
    private long judged;
    private long usable;
    private long contained;
    private double largestError;
    private double largestErrorSinceMark;
    private double largestHalfWidth;
    private double largestRate;
    private long backwards;
    private double lastError = Double.NaN;
    private long lastNtp64;
    private long lastCounter;
    private ClockState state = ClockState.STARTING;
    private double halfWidth;
    private long replies;
    private double goodReplyShare;
    private double keptReplyShare = 1;

    Run() {}

    void published(double atSeconds, StationEvent event) {
        events.add(new Happened(atSeconds, event));
    }

    void judge(Snapshot snapshot, long counter, TaiInstant truth) {
        judged++;
        state = snapshot.state();
        if (!state.isUsable()) {
            lastError = Double.NaN;
            return;
        }
        usable++;
        if (snapshot.at(counter).interval().contains(truth)) {
            contained++;
        }
        halfWidth = snapshot.halfWidthSecondsAt(counter);
        largestHalfWidth = Math.max(largestHalfWidth, halfWidth);
        double error = snapshot.line().taiAt(counter).minus(truth).toSeconds();
        largestError = Math.max(largestError, Math.abs(error));
        largestErrorSinceMark = Math.max(largestErrorSinceMark, Math.abs(error));
        if (!Double.isNaN(lastError)) {
            largestRate = Math.max(largestRate, Math.abs(error - lastError));
        }
        lastError = error;
    }

    /// Looks at served NTP time between the judgements, for monotony.
    void look(Snapshot snapshot, long counter) {
        long ntp64 = snapshot.ntp64At(counter);
        if (snapshot.state().isUsable()) {
            boolean leap =
                    snapshot.leapTable().toUtc(snapshot.line().taiAt(counter)).isInLeapSecond();
            if (lastNtp64 != 0 && counter >= lastCounter && ntp64 - lastNtp64 < 0 && !leap) {
                backwards++;
            }
            lastNtp64 = ntp64;
            lastCounter = counter;
        } else {
            lastNtp64 = 0;
        }
    }

    void served(SimulatedClient client) {
        replies = client.replies();
        goodReplyShare = client.goodShare();
        keptReplyShare = client.keptShare();
    }

    /// Replies that the serve code gave to a client that asked once a second.
    public long replies() {
        return replies;
    }

    /// Share of them that said they were synchronised.
    public double goodReplyShare() {
        return goodReplyShare;
    }

    /// Share of those whose root distance contained the truth.
    public double keptReplyShare() {
        return keptReplyShare;
    }

    /// Forgets the largest error so far; see [#largestErrorSinceMark].
    public void mark() {
        largestErrorSinceMark = 0;
    }

    public ClockState state() {
        return state;
    }

    /// Share of the judged seconds in which the state was usable.
    public double usableShare() {
        return (double) usable / judged;
    }

    /// Share of the usable seconds in which the interval contained the truth.
    public double containedShare() {
        return usable == 0 ? 1 : (double) contained / usable;
    }

    /// Largest |served - truth| while usable, s.
    public double largestError() {
        return largestError;
    }

    public double largestErrorSinceMark() {
        return largestErrorSinceMark;
    }

    /// Largest change of the error within a second, s: what the slew and the frequency error made.
    public double largestRate() {
        return largestRate;
    }

    public double largestHalfWidth() {
        return largestHalfWidth;
    }

    /// Half-width of the interval at the last judgement, s.
    public double halfWidth() {
        return halfWidth;
    }

    /// How often served time went back.
    public long backwards() {
        return backwards;
    }

    public List<Happened> events() {
        return events;
    }

    public <T extends StationEvent> List<T> events(Class<T> kind) {
        return events.stream()
                .map(Happened::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /// When an event of this kind was first published, in seconds, or NaN.
    public double firstSeconds(Class<? extends StationEvent> kind) {
        return events.stream()
                .filter(happened -> kind.isInstance(happened.event()))
                .mapToDouble(Happened::atSeconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Whether the station was ever in this state after it began.
    public boolean entered(ClockState wanted) {
        return events(StateChanged.class).stream().anyMatch(change -> change.to() == wanted);
    }
}
