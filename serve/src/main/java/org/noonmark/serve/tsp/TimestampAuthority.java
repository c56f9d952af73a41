package org.noonmark.serve.tsp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.EventSink;
import org.noonmark.linux.HostClocks;
import org.noonmark.serve.AddressGate;
import org.noonmark.serve.SuspendWatch;
import org.noonmark.serve.identity.IdentityWatch;
import org.noonmark.serve.identity.ServerIdentity;
import org.noonmark.station.Snapshot;
import org.noonmark.time.StandardClock;
import org.noonmark.tsp.DecodedRequest;
import org.noonmark.tsp.PkiFailure;
import org.noonmark.tsp.RequestDecoder;
import org.noonmark.tsp.StampTime;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampResponse;
import org.noonmark.tsp.TimestampSigner;

/// Answers requests for time-stamps by the station's interval at the moment. Safe from any thread.
public final class TimestampAuthority implements AutoCloseable {
    /// What makes a certificate for time-stamps of a request for one (RFC 3161 section 2.3).
    private static final String COMMAND =
            "printf 'keyUsage=critical,digitalSignature\\nextendedKeyUsage=critical,timeStamping'"
                    + " >tsa.ext; openssl x509 -req -in tsa.csr -CA ca.crt -CAkey ca.key -days 365"
                    + " -extfile tsa.ext -out tsa.crt";

    private static final int SERIAL_BYTES = 16;

    private final TimestampConfig config;
    private final Supplier<TimestampSigner> signer;
    private final StampMoment moment;
    private final HostClocks clocks;
    private final SecureRandom random;
    private final AddressGate gate;
    private final TimestampCounters counters = new TimestampCounters();
    private final TokenBatch batch;
    private final Thread thread = Thread.ofVirtual().name("tsa-batches").unstarted(this::run);

    private TimestampAuthority(
            TimestampConfig config,
            Supplier<TimestampSigner> signer,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            SecureRandom random,
            EventSink events) {
        this.config = config;
        this.signer = signer;
        this.moment =
                new StampMoment(
                        snapshots, clocks, config.largestAccuracy(), new SuspendWatch(clocks));
        this.clocks = clocks;
        this.random = random;
        this.gate = new AddressGate(config.access(), config.rateLimit(), random.nextLong());
        this.batch = new TokenBatch(events, counters);
    }

    /// Begins to watch the files of certificate and key.
    ///
    /// @param policy object identifier with dots, told in every token
    /// @throws IOException that says what is wrong with them, and how to make a proper certificate
    public static IdentityWatch<TimestampSigner> identity(
            Path certificate, Path key, String policy, StandardClock clock, EventSink events)
            throws IOException {
        var random = new SecureRandom();
        return IdentityWatch.start(
                new IdentityWatch.Use<>(
                        "time-stamp authority",
                        KeyChanged.Use.TSA_CERTIFICATE,
                        identity -> signer(certificate, identity, policy, random)),
                certificate,
                key,
                clock,
                events);
    }

    private static TimestampSigner signer(
            Path certificate, ServerIdentity identity, String policy, SecureRandom random)
            throws IOException {
        try {
            return TimestampSigner.of(identity.key(), identity.chain(), policy, random);
        } catch (GeneralSecurityException unfit) {
            throw new IOException(
                    "%s: %s (%s)".formatted(certificate, unfit.getMessage(), COMMAND), unfit);
        }
    }

    /// An authority that can be asked.
    ///
    /// @param signer of the moment, asked for each token
    /// @param snapshots what time it is, asked for each token
    /// @param random for serials, which nobody can predict
    public static TimestampAuthority start(
            TimestampConfig config,
            Supplier<TimestampSigner> signer,
            Supplier<Snapshot> snapshots,
            HostClocks clocks,
            SecureRandom random,
            EventSink events) {
        var authority = new TimestampAuthority(config, signer, snapshots, clocks, random, events);
        authority.thread.start();
        return authority;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(config.batchPeriod());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            batch.publish();
        }
    }

    /// Why an address gets no answer: [TimestampOutcome#DENIED] or [TimestampOutcome#RATE_LIMITED];
    /// empty when it may ask, which takes one request from its budget.
    public Optional<TimestampOutcome> whyNot(InetAddress client) {
        var why =
                switch (gate.check(client, clocks.counterNanos())) {
                    case PASSES -> Optional.<TimestampOutcome>empty();
                    case DENIED -> Optional.of(TimestampOutcome.DENIED);
                    case OVER_LIMIT -> Optional.of(TimestampOutcome.RATE_LIMITED);
                };
        why.ifPresent(counters::add);
        return why;
    }

    /// DER of the response to `bytes`, whatever they are.
    public byte[] answer(byte[] bytes) {
        return switch (RequestDecoder.decode(bytes)) {
            case DecodedRequest.Request(var request) -> answer(request);
            case DecodedRequest.Refused(var failure, int position) ->
                    refuse(TimestampOutcome.of(failure), failure, "at byte " + position);
        };
    }

    private byte[] answer(TimestampRequest request) {
        var maker = signer.get();
        if (request.policy().filter(asked -> !asked.equals(maker.policy())).isPresent()) {
            return refuse(
                    TimestampOutcome.UNACCEPTED_POLICY,
                    PkiFailure.UNACCEPTED_POLICY,
                    "the policy here is " + maker.policy());
        }
        return switch (moment.now()) {
            case StampMoment.Found.None(var why, var text) ->
                    refuse(why, PkiFailure.TIME_NOT_AVAILABLE, text);
            case StampMoment.Found.Time(var time) ->
                    maker.isValidAt(time)
                            ? grant(maker, request, time)
                            : refuse(
                                    TimestampOutcome.CERTIFICATE_NOT_VALID,
                                    PkiFailure.SYSTEM_FAILURE,
                                    "the authority's certificate is not valid now");
        };
    }

    private byte[] grant(TimestampSigner maker, TimestampRequest request, StampTime time) {
        var token = maker.issue(request, time, serial());
        batch.add(token, time.genTime());
        counters.add(TimestampOutcome.GRANTED);
        return TimestampResponse.granted(token);
    }

    /// 128 random bits: unique over restarts and among authorities without a state.
    private BigInteger serial() {
        var bytes = new byte[SERIAL_BYTES];
        random.nextBytes(bytes);
        var serial = new BigInteger(1, bytes);
        return serial.signum() == 0 ? BigInteger.ONE : serial;
    }

    private byte[] refuse(TimestampOutcome outcome, PkiFailure failure, String text) {
        counters.add(outcome);
        return TimestampResponse.refused(failure, text);
    }

    public TimestampCounters counters() {
        return counters;
    }

    /// Offers the last tokens to the ledger.
    @Override
    public void close() {
        thread.interrupt();
        batch.publish();
    }
}
