package org.noonmark.sources.khronos;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.noonmark.events.EventSink;
import org.noonmark.events.PoolEvent.PoolAgrees;
import org.noonmark.events.PoolEvent.PoolDisagrees;
import org.noonmark.events.PoolEvent.PoolUnheard;
import org.noonmark.sources.AddressLookup;
import org.noonmark.sources.PacedThread;
import org.noonmark.sources.khronos.KhronosStatus.Finding;
import org.noonmark.time.LocalCounter;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeDelta;

/// Compares the station with a pool of servers, round after round, and tells when what it finds
/// changes. It gives the station nothing.
///
/// [#status] may be called from any thread.
public final class KhronosWatch implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final long SECOND = 1_000_000_000L;
    private static final double VARIATION = 0.2;

    /// Names are looked up this often until there are servers for [#SAMPLES_WANTED] samples.
    private static final long HASTY_LOOKUP_NANOS = 64 * SECOND;

    private static final long LOOKUP_NANOS = 3_600 * SECOND;
    private static final int SAMPLES_WANTED = 3;

    /// A pool that is still empty is nothing to tell so soon after the start.
    private static final long GATHERING_NANOS = 3_600 * SECOND;

    private final KhronosConfig config;
    private final AddressLookup lookup;
    private final PoolNetwork network;
    private final WatchedStation station;
    private final Set<InetAddress> written;
    private final Supplier<Set<InetAddress>> ownSources;
    private final LocalCounter counter;
    private final RandomGenerator random;
    private final EventSink events;
    private final KhronosPool pool;
    private final PacedThread thread;
    private final long startNanos;
    private long nextRoundNanos;
    private long nextLookupNanos;
    private Finding told = Finding.NONE;
    private volatile KhronosStatus status = KhronosStatus.none(0);

    /// @param ownSources addresses that the station follows; they are not asked
    /// @param random unpredictable in production (`SecureRandom`)
    public KhronosWatch(
            KhronosConfig config,
            AddressLookup lookup,
            PoolNetwork network,
            WatchedStation station,
            Supplier<Set<InetAddress>> ownSources,
            LocalCounter counter,
            RandomGenerator random,
            EventSink events) {
        this.config = config;
        this.lookup = lookup;
        this.network = network;
        this.station = station;
        this.ownSources = ownSources;
        this.counter = counter;
        this.random = random;
        this.events = events;
        this.pool = new KhronosPool(config.poolSize(), random);
        this.written = written(config.names());
        this.startNanos = counter.counterNanos();
        this.nextRoundNanos = startNanos;
        this.nextLookupNanos = startNanos;
        this.thread = new PacedThread("khronos", STEP, this::step);
    }

    public void start() {
        thread.start();
    }

    /// What was found last.
    public KhronosStatus status() {
        return status;
    }

    /// Looks names up and holds a round, if either is due.
    public void step() {
        try {
            gather();
            long now = counter.counterNanos();
            if (now >= nextRoundNanos && station.line().apply(now).state().isUsable()) {
                beginRound(now);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void gather() {
        long now = counter.counterNanos();
        if (now < nextLookupNanos || pool.isFull()) {
            return;
        }
        pool.add(written);
        pool.gather(config.names().stream().flatMap(name -> addresses(name).stream()).toList());
        boolean enough = pool.size() >= SAMPLES_WANTED * config.sampleSize();
        nextLookupNanos = now + (enough ? LOOKUP_NANOS : HASTY_LOOKUP_NANOS);
        status = withServers(status, pool.size());
    }

    /// Addresses among the names: nobody can forge them, so they are in the pool at once.
    private static Set<InetAddress> written(List<String> names) {
        return names.stream()
                .flatMap(name -> literal(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<InetAddress> literal(String name) {
        try {
            return Optional.of(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException nameToLookUp) {
            return Optional.empty();
        }
    }

    private List<InetAddress> addresses(String name) {
        try {
            return lookup.lookup(name);
        } catch (UnknownHostException nobody) {
            // Another name, or the same one later, may lead to servers; the status counts them.
            return List.of();
        }
    }

    private static KhronosStatus withServers(KhronosStatus old, int servers) {
        return new KhronosStatus(
                old.finding(),
                old.poolMinusStationSeconds(),
                old.spreadSeconds(),
                old.asked(),
                old.answered(),
                old.counterNanos(),
                servers,
                old.rounds(),
                old.panics());
    }

    private void beginRound(long now) throws InterruptedException {
        var candidates = pool.candidates(ownSources.get(), now);
        boolean gathering = now - startNanos < GATHERING_NANOS;
        if (candidates.size() < config.sampleSize() && gathering) {
            return;
        }
        double pause = config.interval().toNanos() * (1 + VARIATION * (random.nextDouble() - 0.5));
        nextRoundNanos = now + (long) pause;
        hold(new KhronosRound(config, candidates, random), StationMark.of(station, now));
    }

    /// A round ends without a finding when the station lost its time meanwhile, or the machine
    /// slept or the time was set: answers from before and from after do not belong together.
    private void hold(KhronosRound round, StationMark begin) throws InterruptedException {
        var radius = TimeDelta.ZERO;
        while (round.verdict().isEmpty()) {
            var answers = network.ask(round.next());
            long then = counter.counterNanos();
            if (answers.stream().anyMatch(PoolAnswer.Measured.class::isInstance)) {
                // Otherwise it is our own network that is silent.
                answers.forEach(answer -> pool.note(answer, then));
            }
            // One line for everything: the next one may be of another state.
            var line = station.line();
            if (!begin.isStillGood(station.suspendedNanos(), line, then)) {
                return;
            }
            radius = line.apply(then).interval().radius();
            round.take(offsets(answers, line), radius.toSeconds());
        }
        found(round.verdict().orElseThrow(), round.isPanic(), counter.counterNanos(), radius);
    }

    private static double[] offsets(List<PoolAnswer> answers, LongFunction<StandardTime> line) {
        return answers.stream()
                .filter(PoolAnswer.Measured.class::isInstance)
                .map(PoolAnswer.Measured.class::cast)
                .mapToDouble(answer ->
                        answer.clockMinusLocal()
                                .minus(StationMark.minusLocal(line, answer.counterNanos()))
                                .toSeconds())
                .toArray();
    }

    /// Keeps what a round found, and tells it when it is not what was told before.
    private void found(PoolVerdict verdict, boolean panic, long now, TimeDelta radius) {
        var before = status;
        var finding =
                switch (verdict) {
                    case PoolVerdict.Agrees _ -> Finding.AGREES;
                    case PoolVerdict.Disagrees _ -> Finding.DISAGREES;
                    case PoolVerdict.Unheard _ -> Finding.UNHEARD;
                };
        // Who can silence some of the pool must not be able to end an alarm.
        boolean standing = finding == Finding.UNHEARD && before.finding() == Finding.DISAGREES;
        status =
                new KhronosStatus(
                        standing ? Finding.DISAGREES : finding,
                        standing ? before.poolMinusStationSeconds() : mean(verdict),
                        standing ? before.spreadSeconds() : spread(verdict),
                        verdict.asked(),
                        verdict.answered(),
                        now,
                        pool.size(),
                        before.rounds() + 1,
                        before.panics() + (panic ? 1 : 0));
        if (finding != told) {
            told = finding;
            tell(verdict, radius);
        }
    }

    private static OptionalDouble mean(PoolVerdict verdict) {
        return switch (verdict) {
            case PoolVerdict.Agrees(var mean) -> OptionalDouble.of(mean.seconds());
            case PoolVerdict.Disagrees(var mean) -> OptionalDouble.of(mean.seconds());
            case PoolVerdict.Unheard _ -> OptionalDouble.empty();
        };
    }

    private static double spread(PoolVerdict verdict) {
        return switch (verdict) {
            case PoolVerdict.Agrees(var mean) -> mean.spreadSeconds();
            case PoolVerdict.Disagrees(var mean) -> mean.spreadSeconds();
            case PoolVerdict.Unheard _ -> 0;
        };
    }

    private void tell(PoolVerdict verdict, TimeDelta radius) {
        events.publish(
                switch (verdict) {
                    case PoolVerdict.Agrees(var mean) ->
                            new PoolAgrees(
                                    TimeDelta.fromSeconds(mean.seconds()),
                                    mean.asked(),
                                    mean.answered());
                    case PoolVerdict.Disagrees(var mean) ->
                            new PoolDisagrees(
                                    TimeDelta.fromSeconds(mean.seconds()),
                                    radius,
                                    config.threshold(),
                                    mean.asked(),
                                    mean.answered());
                    case PoolVerdict.Unheard(int asked, int answered, int away) ->
                            new PoolUnheard(pool.size(), asked, answered, away);
                });
    }

    @Override
    public void close() {
        thread.close();
    }
}
