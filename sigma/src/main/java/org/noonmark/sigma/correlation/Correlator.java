package org.noonmark.sigma.correlation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.DetectionRule;

/// Runs all operators of a plan in memory, and keeps their groups.
///
/// Findings come in the order of their times, then of the rules, then of the groups, and do not
/// depend on the order in which events came as long as none is late and no limit is reached.
/// Belongs to one thread.
public final class Correlator {
    private static final int FORMAT = 0x4E4D_4331;

    private final CorrelationPlan plan;
    private final CorrelationSink sink;
    private final List<OperatorState> states = new ArrayList<>();
    private long watermark = Times.EARLIEST - 1;

    public Correlator(CorrelationPlan plan, CorrelationSink sink) {
        this.plan = plan;
        this.sink = sink;
        for (var operator : plan.operators()) {
            states.add(new OperatorState(operator, plan.limits()));
        }
    }

    public CorrelationPlan plan() {
        return plan;
    }

    /// Everything at or before it has come, in nanoseconds since 1970.
    public long watermarkNanos() {
        return watermark;
    }

    /// A match of a single rule.
    public void accept(DetectionRule rule, SigmaEvent event, Occurrence occurrence) {
        for (var target : plan.targets(rule)) {
            var state = states.get(target.step());
            if (occurrence.timeNanos() <= watermark) {
                state.late(sink, occurrence);
            } else {
                state.accept(
                        state.operator().entriesOf(target.input(), rule, event, occurrence), sink);
            }
        }
    }

    /// As the other, for an instant; nothing has come at [Instant#MIN].
    public void advance(Instant reached) {
        advance(Times.nanos(reached));
    }

    /// Says that everything at or before this time has come: decides what can be decided.
    ///
    /// Does nothing when the watermark is there already.
    public void advance(long watermarkNanos) {
        long next = Math.min(watermarkNanos, Times.LATEST);
        if (next <= watermark || next <= Times.EARLIEST) {
            return;
        }
        var findings = new ArrayList<CorrelationFinding>();
        for (var state : states) {
            int before = findings.size();
            state.advance(next, finding -> found(finding, findings));
            findings.subList(before, findings.size()).sort(CorrelationFinding.ORDER);
        }
        watermark = next;
        // Of the same time those of lower rules stay first.
        findings.sort(Comparator.comparingLong(CorrelationFinding::timeNanos));
        findings.forEach(sink::finding);
    }

    private void found(CorrelationFinding finding, List<CorrelationFinding> findings) {
        findings.add(finding);
        // Its time is after the watermark that those above have seen, so it is never late there.
        for (var target : plan.targets(finding.rule())) {
            var state = states.get(target.step());
            state.accept(state.operator().entriesOf(target.input(), finding), sink);
        }
    }

    /// A correlator with other rules that goes on from here; this one must not be used any more.
    ///
    /// A rule keeps what it remembers when it and all rules that it refers to are as they were;
    /// every other rule begins anew.
    public Correlator withPlan(CorrelationPlan next) {
        var correlator = new Correlator(next, sink);
        correlator.watermark = watermark;
        var taken = new HashSet<Integer>();
        for (int i = 0; i < next.steps().size(); i++) {
            int same = plan.indexOfSame(next, i);
            if (same >= 0 && next.limits().equals(plan.limits()) && taken.add(same)) {
                var state = states.get(same);
                state.use(correlator.states.get(i).operator());
                correlator.states.set(i, state);
            }
        }
        return correlator;
    }

    /// How each rule fares, in the order of the plan.
    public List<CorrelationFigures> figures() {
        return states.stream().map(OperatorState::figures).toList();
    }

    /// All that is remembered, as bytes for [#restore].
    public byte[] snapshot() {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            var writer = new StateWriter(out);
            out.writeInt(FORMAT);
            out.writeLong(watermark);
            out.writeInt(states.size());
            for (var state : states) {
                writer.text(state.operator().rule().header().id());
                state.write(writer);
            }
            out.writeLong(check(bytes.toByteArray(), bytes.size()));
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError("memory does not fail", impossible);
        }
    }

    private static long check(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /// A correlator that goes on where a snapshot of the same plan ends; empty when the bytes are
    /// damaged or belong to other rules. Whoever can write them is trusted: a checksum finds
    /// accidents, not forgery.
    public static Optional<Correlator> restore(
            CorrelationPlan plan, byte[] snapshot, CorrelationSink sink) {
        int length = snapshot.length - Long.BYTES;
        if (length < 0) {
            return Optional.empty();
        }
        var told = ByteBuffer.wrap(snapshot, length, Long.BYTES).getLong();
        if (told != check(snapshot, length)) {
            return Optional.empty();
        }
        try {
            var in = new DataInputStream(new ByteArrayInputStream(snapshot, 0, length));
            var correlator = new Correlator(plan, sink);
            return correlator.read(in) && in.read() < 0
                    ? Optional.of(correlator)
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private boolean read(DataInputStream in) throws IOException {
        if (in.readInt() != FORMAT) {
            return false;
        }
        watermark = in.readLong();
        if (in.readInt() != states.size()) {
            return false;
        }
        var reader = new StateReader(in);
        for (var state : states) {
            if (!reader.text().equals(state.operator().rule().header().id())) {
                return false;
            }
            state.read(reader);
        }
        return true;
    }
}
