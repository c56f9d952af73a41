package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.StationEvent.KissReceived;
import org.noonmark.events.StationEvent.SourceReachable;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.Upstream;
import org.noonmark.sources.nts.ExchangePacing;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.Interleaved;
import org.noonmark.wire.ntp.KissCode;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.ntp.ReferenceId;

/// The client's side of one NTP server address, as a state machine without sockets and clocks: time
/// comes in as values of the local counter, datagrams as bytes.
///
/// The owner asks [#nextActionCounterNanos], calls [#poll] then, sends what it says, tells [#sent],
/// and hands over whatever comes back to [#received]. Readings go to the sink of the context.
///
/// One reply is used for a request, and only when it repeats the request's random number and, with
/// a key, has a right MAC; any other datagram changes nothing but a counter.
///
/// Belongs to one thread.
public final class NtpAssociation {
    /// A request is given up after this, or when the next one is due.
    private static final long REPLY_WAIT_NANOS = 3_000_000_000L;

    private final NtpSourceConfig config;
    private final ClockId clock;
    private final InetSocketAddress configured;
    private final AssociationContext context;
    private final UtcInstant eraPivot;
    private final Protection protection;
    private final PollSchedule schedule;
    private final SampleHistory history = new SampleHistory();
    private final EnumMap<Refusal, Long> refusals = new EnumMap<>(Refusal.class);

    private @Nullable Request pending;
    private @Nullable Finished last;
    private Optional<Reading> lastReading = Optional.empty();
    private Optional<TimeDelta> lastDelay = Optional.empty();
    private String lastTrouble = "no reply yet";
    private long requests;
    private long replies;
    private boolean inInterleavedMode;
    private boolean naked;

    /// An exchange that is over and can be refined in interleaved mode.
    ///
    /// @param requestReceived the server's receive timestamp, which asks for interleaved mode
    /// @param read whether it gave a reading already
    private record Finished(
            Request request, NtpTimestamp requestReceived, long receivedNanos, boolean read) {}

    /// @param clock the name in readings and events
    /// @param counterNanos when the first request may leave
    public NtpAssociation(
            NtpSourceConfig config,
            ClockId clock,
            InetAddress server,
            AssociationContext context,
            long counterNanos) {
        this(
                config,
                clock,
                server,
                context,
                Protections.of(
                        config,
                        server,
                        new ExchangePacing(context.random(), counterNanos),
                        context),
                counterNanos);
    }

    NtpAssociation(
            NtpSourceConfig config,
            ClockId clock,
            InetAddress server,
            AssociationContext context,
            Protection protection,
            long counterNanos) {
        this.config = config;
        this.clock = clock;
        this.configured = new InetSocketAddress(server, config.port());
        this.context = context;
        this.eraPivot = context.eraPivot();
        this.protection = protection;
        this.schedule =
                new PollSchedule(config.poll(), config.burst(), context.random(), counterNanos);
    }

    /// When [#poll] has something to do.
    public long nextActionCounterNanos() {
        long next = protection.isReady() ? schedule.nextNanos() : Long.MAX_VALUE;
        if (pending != null) {
            next = Math.min(next, pending.deadlineNanos());
        }
        var nts = protection.nts();
        return nts == null ? next : Math.min(next, nts.nextExchangeNanos());
    }

    /// What is to be done at `counterNanos`; to be asked again until there is nothing.
    public PollAction poll(long counterNanos) {
        var nts = protection.nts();
        if (nts != null && nts.ends(counterNanos)) {
            schedule.giveUpAtNextMiss();
            missed("the server has not proved who it is for too long");
        }
        if (nts != null && nts.isExchangeDue(counterNanos)) {
            return new PollAction.ExchangeKeys(nts.beginExchange(counterNanos));
        }
        boolean due = protection.isReady() && counterNanos >= schedule.nextNanos();
        boolean waiting = pending != null;
        if (pending != null && (due || counterNanos >= pending.deadlineNanos())) {
            pending = null;
            last = null;
            missed(naked ? "the server cannot open what it is sent (NAK)" : "no reply");
        }
        if (due) {
            return ask(counterNanos);
        }
        return waiting && pending == null ? new PollAction.GiveUp() : new PollAction.Nothing();
    }

    /// Takes what came of an exchange of keys that [#poll] asked for.
    public void exchanged(KeyExchange result, long counterNanos) {
        var nts = protection.nts();
        if (nts == null) {
            throw new IllegalStateException("must be an association with NTS: " + clock);
        }
        var before = nts.status().lastFailure();
        nts.exchanged(result, counterNanos);
        KeyEvents.of(clock, nts.server(), result, before).ifPresent(context.events()::publish);
        if (result instanceof KeyExchange.Failed failed && !protection.isReady()) {
            missed(failed.text());
        }
    }

    private PollAction ask(long counterNanos) {
        int exponent = schedule.exponent();
        long deadline = counterNanos + REPLY_WAIT_NANOS;
        var before = last;
        boolean interleaved = config.interleaved() && before != null;
        var request =
                interleaved
                        ? Request.interleaved(context.random(), counterNanos, deadline)
                        : Request.basic(context.random(), counterNanos, deadline);
        var origin =
                interleaved && before != null ? before.requestReceived() : NtpTimestamp.UNKNOWN;
        pending = request;
        requests++;
        schedule.asked(counterNanos);
        naked = false;
        return new PollAction.Send(Octets.of(protection.protect(request.header(exponent, origin))));
    }

    /// Tells when the datagram was handed to the system.
    public void sent(long counterNanos) {
        sent(counterNanos, false);
    }

    /// Tells when the kernel handed the datagram to the device, as soon as that is known; also when
    /// the reply was faster.
    public void sentByKernel(long counterNanos) {
        sent(counterNanos, true);
    }

    /// Tells that the datagram could not be sent.
    ///
    /// @param why for the operator
    public void notSent(String why) {
        if (pending != null) {
            pending = null;
            last = null;
            missed(why);
        }
    }

    private void sent(long counterNanos, boolean byKernel) {
        if (pending != null) {
            pending.sentAt(counterNanos, byKernel);
        } else if (last != null) {
            last.request().sentAt(counterNanos, byKernel);
        }
    }

    /// Takes a datagram from the server's address.
    ///
    /// @param receivedNanos the local counter when it arrived
    public Outcome received(MemorySegment datagram, long receivedNanos) {
        var request = pending;
        if (request == null) {
            return refused(Refusal.UNASKED);
        }
        if (!(NtpDecoder.decode(datagram) instanceof Decoded.Packet(var reply))) {
            return refused(Refusal.MALFORMED);
        }
        if (reply.mode() != NtpLayout.MODE_SERVER) {
            return refused(Refusal.WRONG_MODE);
        }
        int mode = request.modeOfReply(reply.origin());
        if (mode == Interleaved.UNRELATED) {
            return refused(Refusal.ORIGIN_MISMATCH);
        }
        switch (protection.judge(datagram, reply)) {
            case AUTHENTIC -> {}
            case NOT_AUTHENTIC -> {
                return refused(Refusal.NOT_AUTHENTICATED);
            }
            case NAK -> {
                // Anybody on the path can send it, so the request waits on for a real reply.
                naked = true;
                return refused(Refusal.NAK);
            }
        }
        pending = null;
        replies++;
        var outcome = judge(request, reply, mode, receivedNanos);
        if (outcome instanceof Outcome.Refused(var reason) && reason != Refusal.ALREADY_READ) {
            missed(reason.text());
        }
        return outcome;
    }

    private Outcome judge(Request request, NtpPacket reply, int mode, long receivedNanos) {
        var before = last;
        last = null;
        if (reply.isKiss()) {
            return kissed(new KissCode(reply.referenceId()));
        }
        var unusable = ReplyRules.whyUnusable(reply, config);
        if (unusable != null) {
            return refused(unusable);
        }
        if (reply.stratum() > 1 && context.ownReferenceId().test(reply.referenceId())) {
            return refused(Refusal.LOOP);
        }
        inInterleavedMode = mode == Interleaved.INTERLEAVED;
        last = new Finished(request, reply.receive(), receivedNanos, !inInterleavedMode);
        if (!inInterleavedMode) {
            return measure(
                    reply,
                    new Exchange(
                            request.sentNanos(), reply.receive(), reply.transmit(), receivedNanos));
        }
        if (before == null) {
            return refused(Refusal.ORIGIN_MISMATCH);
        }
        if (before.read()) {
            answered(Double.NaN);
            return refused(Refusal.ALREADY_READ);
        }
        return measure(
                reply,
                new Exchange(
                        before.request().sentNanos(),
                        before.requestReceived(),
                        reply.transmit(),
                        before.receivedNanos()));
    }

    private Outcome kissed(KissCode code) {
        if (code.equals(KissCode.RATE)) {
            schedule.slowDown();
        } else if (code.equals(KissCode.DENY) || code.equals(KissCode.RSTR)) {
            schedule.backOff();
        } else {
            return refused(Refusal.UNSYNCHRONISED);
        }
        context.events().publish(new KissReceived(clock.name(), code.letters()));
        return refused(Refusal.KISS);
    }

    private Outcome measure(NtpPacket reply, Exchange exchange) {
        var precision = ReplyRules.precision(reply).plus(ReplyRules.LOCAL_PRECISION);
        var implausible = ReplyRules.whyImplausible(exchange, precision, config);
        if (implausible != null) {
            return refused(implausible);
        }
        var table = context.leapTable().get();
        var utc = exchange.requestReceived().toUtc(eraPivot);
        var tai = table.toTai(utc);
        if (ReplyRules.isInLeapWindow(utc, tai, reply.leap(), table)) {
            return refused(Refusal.LEAP_WINDOW);
        }
        var delay = TimeDelta.max(exchange.delay(), TimeDelta.ZERO);
        var clockMinusLocal = exchange.clockMinusLocal(tai);
        history.add(
                exchange.middleNanos(), clockMinusLocal, delay.toSeconds(), precision.toSeconds());
        var reading =
                new Reading(
                        clock,
                        exchange.middleNanos(),
                        clockMinusLocal,
                        ReplyRules.bound(reply, exchange, delay),
                        TimeDelta.fromSeconds(history.noiseSeconds()),
                        protection.isAuthenticating(),
                        reply.leap(),
                        new Upstream(
                                reply.stratum(),
                                ReferenceId.ofAddress(destination().getAddress().getAddress()),
                                reply.rootDelaySeconds().plus(delay)));
        lastReading = Optional.of(reading);
        lastDelay = Optional.of(delay);
        answered(history.surprise());
        context.readings().accept(reading);
        return new Outcome.Accepted(reading);
    }

    private void answered(double surprise) {
        if (schedule.answered(surprise)) {
            context.events().publish(new SourceReachable(clock.name()));
        }
    }

    private void missed(String why) {
        lastTrouble = why;
        if (schedule.missed()) {
            history.clear();
            context.events().publish(new SourceUnreachable(clock.name(), why));
            context.readings().unreachable(clock);
        }
    }

    private Outcome refused(Refusal reason) {
        refusals.merge(reason, 1L, Long::sum);
        return new Outcome.Refused(reason);
    }

    /// Whether eight requests in a row brought no reading, or the server gives no keys.
    public boolean hasFailed() {
        var nts = protection.nts();
        return schedule.hasFailed() || (nts != null && nts.hasFailed());
    }

    /// Whether a reply is waited for, so that the socket of the last request must stay open.
    public boolean isWaiting() {
        return pending != null;
    }

    public InetAddress server() {
        return configured.getAddress();
    }

    /// Where requests go: to the configured port, unless the server of keys named another place.
    public InetSocketAddress destination() {
        var nts = protection.nts();
        return nts == null
                ? configured
                : nts.established().map(KeyExchange.Established::ntpServer).orElse(configured);
    }

    public ClockId clock() {
        return clock;
    }

    /// What there is to say of this association now.
    public AssociationStatus status() {
        return new AssociationStatus(
                clock,
                config.host(),
                destination().getAddress().getHostAddress(),
                destination().getPort(),
                schedule.isReachable(),
                schedule.reach(),
                schedule.exponent(),
                inInterleavedMode,
                protection.isAuthenticating(),
                requests,
                replies,
                refusals,
                schedule.isReachable() ? "" : lastTrouble,
                lastReading,
                lastDelay,
                Optional.ofNullable(protection.nts()).map(NtsProtection::status));
    }
}
