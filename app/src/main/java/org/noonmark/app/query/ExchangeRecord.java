package org.noonmark.app.query;

import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.noonmark.proof.dispute.Dispute;
import org.noonmark.proof.dispute.RecordedExchange;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;

/// Keeps what a query and a server sent each other, byte for byte, to hold it against a log:
/// `noonmark ledger contradict`. One thread's.
public final class ExchangeRecord {
    /// What such a file says that it is.
    public static final String FORMAT = "noonmark-ntp-record-1";

    private final BigInteger within;
    private final String basis;
    private final List<RecordedExchange> exchanges = new ArrayList<>();

    /// @param within how far this host's CLOCK_REALTIME is from UTC at most, nanoseconds
    /// @param basis how one knows
    public ExchangeRecord(BigInteger within, String basis) {
        this.within = within;
        this.basis = basis;
    }

    void add(
            InetSocketAddress server,
            String authentication,
            byte[] request,
            byte[] response,
            NtpExchange exchange) {
        exchanges.add(
                new RecordedExchange(
                        server.getAddress().getHostAddress() + " port " + server.getPort(),
                        authentication,
                        Base64.getEncoder().encodeToString(request),
                        Base64.getEncoder().encodeToString(response),
                        BigInteger.valueOf(exchange.sentRealtimeNanos()),
                        BigInteger.valueOf(exchange.receivedRealtimeNanos()),
                        within,
                        basis));
    }

    /// Whether nothing was exchanged.
    public boolean isEmpty() {
        return exchanges.isEmpty();
    }

    /// The file: canonical JSON.
    public byte[] encode() {
        var items = exchanges.stream().<Json>map(RecordedExchange::json).toList();
        return Json.Members.empty()
                .with("format", FORMAT)
                .with("exchanges", new Json.Items(items))
                .encode();
    }

    /// Reads a file; nothing when it is no such record.
    public static Optional<List<RecordedExchange>> read(byte[] file) {
        return CanonicalJson.read(file) instanceof CanonicalJson.Read.Value(Json.Members members)
                        && members.text("format").equals(Optional.of(FORMAT))
                ? Dispute.exchanges(members)
                : Optional.empty();
    }
}
