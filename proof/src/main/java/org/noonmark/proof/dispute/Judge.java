package org.noonmark.proof.dispute;

import static org.noonmark.proof.scoreboard.ScoreboardText.nanos;
import static org.noonmark.proof.scoreboard.ScoreboardText.second;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.proof.dispute.Dispute.Reply;
import org.noonmark.proof.dispute.Judgement.Outcome;
import org.noonmark.proof.note.CanonicalText;
import org.noonmark.proof.roughtime.RoughtimeReply;
import org.noonmark.proof.roughtime.RoughtimeReply.Checked;

/// Judges replies by the ticks of a log. The page says the same words.
public final class Judge {
    private static final int NONCE_BYTES = 32;

    private final Dispute dispute;
    private final List<TickClaim> ticks;
    private final Map<String, Long> checkpoints;
    private final List<SignedTime> times = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean isContradicted;
    private boolean isConfirmed;

    private Judge(Dispute dispute, List<TickClaim> ticks, Map<String, Long> checkpoints) {
        this.dispute = dispute;
        this.ticks = ticks.stream().sorted(Comparator.comparingLong(TickClaim::number)).toList();
        this.checkpoints = checkpoints;
    }

    /// What came of it.
    public sealed interface Result {
        /// Every reply is signed, or recorded as one to its request.
        record Judged(Judgement judgement) implements Result {}

        /// One is not, and proves nothing.
        record NotSigned(String reason) implements Result {}
    }

    /// Judges replies.
    ///
    /// @param ticks of the log, proved
    /// @param checkpoints sizes of the log, by the SHA-256 of its checkpoint then, proved
    public static Result judge(
            Dispute dispute, List<TickClaim> ticks, Map<String, Long> checkpoints) {
        var judge = new Judge(dispute, ticks, checkpoints);
        for (int i = 0; i < dispute.replies().size(); i++) {
            switch (check(dispute.replies().get(i))) {
                case Checked.Refused(var reason) -> {
                    return new Result.NotSigned("reply %d: %s".formatted(i + 1, reason));
                }
                case Checked.Signed(var reply) -> judge.times.add(SignedTime.of(reply));
            }
        }
        for (int i = 0; i < dispute.exchanges().size(); i++) {
            if (dispute.exchanges().get(i).reply().isEmpty()) {
                return new Result.NotSigned(
                        "exchange %d: is no reply of an NTP server to this request"
                                .formatted(i + 1));
            }
        }
        return new Result.Judged(
                dispute.exchanges().isEmpty()
                        ? judge.judgement()
                        : new ExchangeJudge(judge.ticks).judgement(dispute.exchanges()));
    }

    /// What a reply signs.
    public static Checked check(Reply reply) {
        return RoughtimeReply.check(
                bytes(reply.request()), bytes(reply.response()), bytes(reply.key()));
    }

    private static byte[] bytes(String base64) {
        return CanonicalText.base64(base64).orElseThrow();
    }

    private Judgement judgement() {
        dispute.stamp()
                .map(token -> new SignedTime(token.digest(), token.earliest(), token.latest()))
                .ifPresent(times::add);
        for (int i = 0; i < times.size(); i++) {
            reply(i);
        }
        chain();
        var outcome =
                isContradicted
                        ? Outcome.CONTRADICTS
                        : isConfirmed ? Outcome.AGREES : Outcome.UNDECIDED;
        return new Judgement(outcome, lines);
    }

    private boolean isOwn(int reply) {
        return dispute.own().contains(signer(reply));
    }

    /// Its key, or its certificate's hash.
    private String signer(int reply) {
        return dispute.stamp()
                .map(Dispute.Stamp::signer)
                .orElseGet(() -> dispute.replies().get(reply).key());
    }

    private void reply(int i) {
        var time = times.get(i);
        lines.add(
                "reply %d says UTC %s to %s, signed by %s, which is said to be %s"
                        .formatted(
                                i + 1,
                                second(time.earliest()),
                                second(time.latest()),
                                signer(i),
                                isOwn(i) ? "this service's" : "another's"));
        dispute.stamp()
                .ifPresent(token ->
                        lines.add(
                                ("its signature and its time are NOT CHECKED here: openssl ts"
                                                + " -verify -digest %s -token_in -in dispute.tst"
                                                + " -CAfile ROOTS")
                                        .formatted(token.digest())));
        var size = checkpoints.get(time.nonce());
        if (size != null) {
            signed(i, size);
        }
        if (isOwn(i)) {
            own(i);
        } else if (size == null) {
            lines.add(
                    "reply %d signs no checkpoint of this log: by itself it says nothing of it"
                            .formatted(i + 1));
        }
    }

    /// Everything in a checkpoint is older than a signature over it.
    private void signed(int i, long size) {
        var ahead = ahead(ticks, times.get(i), size);
        if (ahead.isPresent()) {
            isContradicted = true;
            lines.add(
                    ("CONTRADICTED: tick %d (statement %d) is older than reply %d and says a time %s"
                                    + " later than it allows, if you believe that key")
                            .formatted(
                                    ahead.get().number(),
                                    ahead.get().index(),
                                    i + 1,
                                    nanos(ahead.get().earliest().subtract(times.get(i).latest()))));
            return;
        }
        long older = ticks.stream().filter(tick -> isOlder(tick, size)).count();
        isConfirmed |= older > 0;
        lines.add(
                ("reply %d signs the log of %d statements; %d ticks here are older, and none says a"
                                + " time later than it allows")
                        .formatted(i + 1, size, older));
    }

    private static boolean isOlder(TickClaim tick, long size) {
        return tick.index() < size && tick.namesTime();
    }

    private static Optional<TickClaim> ahead(List<TickClaim> ticks, SignedTime time, long size) {
        return ticks.stream()
                .filter(tick -> isOlder(tick, size) && tick.isAfter(time))
                .max(
                        Comparator.comparing(TickClaim::earliest)
                                .thenComparing(
                                        Comparator.comparingLong(TickClaim::number).reversed()));
    }

    /// The ticks that are most at odds with a reply that the log itself has.
    ///
    /// @param size of the log that was signed, or 0 when that is not proved
    /// @param ticks of the log, proved
    /// @param binding those of them that bind the reply, so are younger
    public static List<String> disagreements(
            SignedTime time, long size, List<TickClaim> ticks, List<TickClaim> binding) {
        var found = new ArrayList<String>();
        ahead(ticks, time, size)
                .ifPresent(tick ->
                        found.add(
                                "tick %d (statement %d) is older than this reply and says a time"
                                                .formatted(tick.number(), tick.index())
                                        + " %s later than it allows"
                                                .formatted(
                                                        nanos(
                                                                tick.earliest()
                                                                        .subtract(
                                                                                time.latest())))));
        binding.stream()
                .filter(tick -> tick.namesTime() && tick.isBefore(time))
                .min(Comparator.comparing(TickClaim::latest).thenComparingLong(TickClaim::number))
                .ifPresent(tick ->
                        found.add(
                                "tick %d (statement %d) binds this reply and says a time"
                                                .formatted(tick.number(), tick.index())
                                        + " %s earlier than it allows"
                                                .formatted(
                                                        nanos(
                                                                time.earliest()
                                                                        .subtract(
                                                                                tick.latest())))));
        return found;
    }

    /// A service signs while it serves, and while it serves it writes ticks.
    private void own(int i) {
        var time = times.get(i);
        var covering = covering(time);
        if (covering.isPresent()) {
            isConfirmed = true;
            lines.add(
                    "reply %d says a time at which the log has tick %d"
                            .formatted(i + 1, covering.get()));
            return;
        }
        int last = -1;
        for (int k = 0; k < ticks.size(); k++) {
            if (ticks.get(k).namesTime()) {
                if (last >= 0 && isFramedBy(last, k, time)) {
                    isContradicted = true;
                    silent(i, ticks.get(last), ticks.get(k));
                    return;
                }
                last = k;
            }
        }
        lines.add("reply %d says a time that the ticks here do not frame".formatted(i + 1));
    }

    /// Whether two ticks lie on both sides, long enough before and after that the service should
    /// not have signed, and all between them are here: numbers are there once.
    private boolean isFramedBy(int before, int after, SignedTime time) {
        var first = ticks.get(before);
        var second = ticks.get(after);
        return first.isLongBefore(time)
                && second.isLongAfter(time)
                && second.number() - first.number() == after - before;
    }

    private void silent(int i, TickClaim before, TickClaim after) {
        if (after.number() == before.number() + 1) {
            lines.add(
                    ("CONTRADICTED: reply %d says a time between tick %d and tick %d, and the log"
                                    + " has nothing between them for %s, if that key is this service's")
                            .formatted(
                                    i + 1,
                                    before.number(),
                                    after.number(),
                                    nanos(after.earliest().subtract(before.latest()))));
        } else {
            lines.add(
                    ("CONTRADICTED: reply %d says a time at which ticks %d to %d say that the"
                                    + " station did not know it, if that key is this service's")
                            .formatted(i + 1, before.number() + 1, after.number() - 1));
        }
    }

    /// The first tick that was written when the reply says it was signed.
    private Optional<Long> covering(SignedTime time) {
        var known = ticks.stream().filter(TickClaim::namesTime).toList();
        for (int k = 0; k < known.size(); k++) {
            var tick = known.get(k);
            if (!tick.isBefore(time) && !tick.isAfter(time)) {
                return Optional.of(tick.number());
            }
            if (k > 0 && isBetween(known.get(k - 1), tick, time)) {
                return Optional.of(known.get(k - 1).number());
            }
        }
        return Optional.empty();
    }

    private static boolean isBetween(TickClaim before, TickClaim after, SignedTime time) {
        return after.number() == before.number() + 1
                && before.isBefore(time)
                && after.isAfter(time)
                && after.isSoonAfter(before);
    }

    /// Requests that are made from the reply before prove the order of replies.
    private void chain() {
        for (int i = 1; i < times.size(); i++) {
            if (!isChained(i)) {
                lines.add(
                        "reply %d is not asked for with the one before it: their order is unknown"
                                .formatted(i + 1));
                return;
            }
            for (int j = 0; j < i; j++) {
                var late = times.get(j).earliest().subtract(times.get(i).latest());
                if (late.signum() > 0 && (isOwn(i) || isOwn(j))) {
                    isContradicted = true;
                    lines.add(
                            ("CONTRADICTED: reply %d came after reply %d and says a time %s earlier"
                                            + " than that allows: one of the two keys signed a wrong time")
                                    .formatted(i + 1, j + 1, nanos(late)));
                }
            }
        }
    }

    private boolean isChained(int i) {
        var rand = bytes(dispute.replies().get(i).rand());
        try {
            var sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(bytes(dispute.replies().get(i - 1).response()));
            var nonce = Arrays.copyOf(sha512.digest(rand), NONCE_BYTES);
            return rand.length == NONCE_BYTES
                    && HexFormat.of().formatHex(nonce).equals(times.get(i).nonce());
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-512", never);
        }
    }
}
