package org.noonmark.fuzz;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.dispute.Dispute;
import org.noonmark.proof.dispute.Judge;
import org.noonmark.proof.dispute.RecordedExchange;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;

/// What a stranger says that he holds against a log: nobody has signed the file.
class DisputeFuzzTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Dispute exchange() {
        var request = new byte[48];
        ByteBuffer.wrap(request).putInt(0, 0x2300_0000).putLong(40, 7);
        var response = new byte[48];
        ByteBuffer.wrap(response)
                .putInt(0, 0x2402_00ec)
                .putLong(24, 7)
                .putLong(32, 0xefae_0000_0000_0000L)
                .putLong(40, 0xefae_0000_0000_0001L);
        var sent = BigInteger.valueOf(1_800_000_000_000_000_000L);
        return Dispute.of(
                List.of(
                        new RecordedExchange(
                                "192.0.2.1 port 123",
                                "none",
                                base64(request),
                                base64(response),
                                sent,
                                sent.add(BigInteger.TEN),
                                BigInteger.TWO,
                                "a clock on the wall")));
    }

    private static Dispute replies() {
        var reply =
                new Dispute.Reply(
                        "",
                        RoughtimeVectors.KEY.longTermKey().toBase64(),
                        base64(RoughtimeVectors.REQUESTS.getFirst()),
                        base64(RoughtimeVectors.responses().getFirst()));
        return new Dispute(List.of(reply.key()), List.of(reply), Optional.empty());
    }

    private static Dispute token() {
        var stamp = new Dispute.Stamp(HASH, HASH, HASH, BigInteger.ZERO, BigInteger.TEN);
        return new Dispute(List.of(HASH), List.of(), Optional.of(stamp));
    }

    private static Judge.Result judge(Dispute dispute) {
        return Judge.judge(dispute, List.of(), Map.of(HASH, 7L));
    }

    private static byte[] file(Dispute dispute) {
        return dispute.json(((Judge.Result.Judged) judge(dispute)).judgement()).encode();
    }

    @Test
    void whatIsReadCanBeJudgedAndWrittenAgain() {
        var good = List.of(file(exchange()), file(token()), file(replies()));
        for (var each : good) {
            Fuzz.same(feed(each), true);
        }
        Fuzz.of(DisputeFuzzTest.class, good).run(30_000, DisputeFuzzTest::feed);
    }

    /// Whether it was judged.
    private static boolean feed(byte[] input) {
        if (!(CanonicalJson.read(input) instanceof CanonicalJson.Read.Value(Json.Members file))) {
            return false;
        }
        var dispute = Dispute.read(file);
        if (dispute.isPresent()
                && judge(dispute.get()) instanceof Judge.Result.Judged(var judgement)) {
            Fuzz.same(Dispute.read(dispute.get().json(judgement)), dispute);
            return true;
        }
        return false;
    }
}
