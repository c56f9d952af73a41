package org.noonmark.interop;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.dispute.Dispute;
import org.noonmark.proof.dispute.Judge;
import org.noonmark.proof.dispute.RecordedExchange;
import org.noonmark.proof.dispute.TickClaim;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.wire.roughtime.NonceChain;
import org.noonmark.wire.roughtime.OnlineKey;
import org.noonmark.wire.roughtime.ReplyBatch;
import org.noonmark.wire.roughtime.RequestView;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// A good bundle with signed replies that are held against its log, and forgeries of that.
final class Disputes {
    /// When the ticks of the bundle begin, POSIX seconds.
    private static final long NOON = 1_767_225_600L - 37;

    private static final OnlineKey OWN = server(1);
    private static final OnlineKey FOREIGN = server(3);
    private static final byte[] ZEROS = new byte[32];
    private static final byte[] TOKEN = {1, 2, 3};

    private final byte[] good;
    private final byte[] text;

    Disputes(byte[] good) {
        this.good = good;
        var note = new String(files().get("checkpoint"), StandardCharsets.UTF_8);
        this.text = note.substring(0, note.indexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8);
    }

    private java.util.NavigableMap<String, byte[]> files() {
        return EvidenceArchive.read(good).orElseThrow();
    }

    private static OnlineKey server(int fill) {
        return OnlineKey.delegated(secret(fill), secret(fill + 1), NOON - 86_400, NOON + 86_400);
    }

    private static Ed25519PrivateKey secret(int fill) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        return Ed25519PrivateKey.ofSeed(seed);
    }

    private static Dispute.Reply reply(OnlineKey key, byte[] rand, byte[] nonce, long when) {
        var version = List.of(RoughtimeVersion.V1);
        var request = RoughtimeRequest.of(version, Optional.of(key.longTermKey()), nonce);
        var batch = new ReplyBatch(64, RoughtimeVersion.all());
        var view = new RequestView();
        view.check(request, 0, request.length, key.serverName());
        batch.add(request, 0, request.length, view);
        batch.sign(key, when, 1);
        var reply = new byte[batch.replyBytes()];
        batch.write(0, reply, 0);
        return new Dispute.Reply(
                base64(rand), key.longTermKey().toString(), base64(request), base64(reply));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private byte[] signed() {
        return HexFormat.of().parseHex(Forgeries.sha256(text));
    }

    /// By what they show.
    Map<String, byte[]> all() {
        var all = new LinkedHashMap<String, byte[]>();
        var before = reply(FOREIGN, new byte[0], ZEROS, NOON + 500);
        var response = Base64.getDecoder().decode(before.response());
        var chained = NonceChain.next(response, ZEROS);
        all.put("agrees", bundle(reply(OWN, new byte[0], ZEROS, NOON + 5)));
        all.put("silent", bundle(reply(OWN, new byte[0], ZEROS, NOON + 500)));
        all.put("undecided", bundle(reply(OWN, new byte[0], ZEROS, NOON + 5000)));
        all.put("untied", bundle(reply(FOREIGN, new byte[0], ZEROS, NOON + 5)));
        all.put("signed", bundle(reply(FOREIGN, new byte[0], signed(), NOON + 2000)));
        all.put("ahead", bundle(reply(FOREIGN, new byte[0], signed(), NOON - 60)));
        all.put("chained", bundle(before, reply(OWN, ZEROS, chained, NOON + 5)));
        all.put("a token that agrees", bundle(stamp(Forgeries.sha256(text), NOON + 2000)));
        all.put("a token of before", bundle(stamp(Forgeries.sha256(text), NOON - 60)));
        all.put("a token over something else", bundle(stamp("0".repeat(64), NOON)));
        all.put("a packet that agrees", bundle(exchange(0x24020000, 5, 5)));
        all.put("a packet that is ahead", bundle(exchange(0x24020000, 7, 5)));
        all.put("a packet that is behind", bundle(exchange(0x24020000, 4, 6)));
        all.put("a packet in a silence", bundle(exchange(0x24020000, 500, 500)));
        all.put("a packet beyond the log", bundle(exchange(0x24020000, 5000, 5)));
        all.put("a packet without time", bundle(exchange(0xE4000000, 5, 5)));
        all.put("not chained", bundle(before, reply(OWN, ZEROS, ZEROS, NOON + 5)));
        return all;
    }

    /// By what was done.
    Map<String, byte[]> forgeries() {
        var forgeries = new LinkedHashMap<String, byte[]>();
        var agrees = all().get("agrees");
        forge(forgeries, agrees, "another verdict", "\"agrees\"", "\"contradicts\"");
        forge(forgeries, agrees, "no verdict that is known", "\"agrees\"", "\"good\"");
        forge(forgeries, agrees, "another key", "\"publicKey\":\"", "\"publicKey\":\"AAAA");
        forge(forgeries, agrees, "another request", "\"request\":\"Uk9V", "\"request\":\"Uk9W");
        forge(forgeries, agrees, "another response", "\"response\":\"Uk9V", "\"response\":\"Uk9W");
        forge(forgeries, agrees, "another random", "\"rand\":\"\"", "\"rand\":\"AB==\"");
        forge(forgeries, agrees, "a member more", "{\"format\"", "{\"also\":1,\"format\"");
        forge(forgeries, agrees, "a member of a reply more", "[{\"public", "[{\"also\":1,\"public");
        forge(
                forgeries,
                agrees,
                "the service's own key is not its own",
                "\"own\":[\"",
                "\"own\":[\"A");
        forge(forgeries, agrees, "another protocol", "\"roughtime\"", "\"smoketime\"");
        var token = all().get("a token of before");
        forge(forgeries, token, "another time", "\"latest\":\"1", "\"latest\":\"2");
        forge(forgeries, token, "another hash", "\"sha256\":\"", "\"sha256\":\"0");
        forge(
                forgeries,
                token,
                "a member of a token more",
                "{\"digest\"",
                "{\"also\":1,\"digest\"");
        for (var change : List.of("", "another")) {
            var files = EvidenceArchive.read(token).orElseThrow();
            files.put("dispute.tst", change.getBytes(StandardCharsets.UTF_8));
            forgeries.put("another token: " + change, Forgeries.withManifest(files));
            files.remove("dispute.json");
            forgeries.put("a token alone: " + change, Forgeries.withManifest(files));
        }
        forgePackets(forgeries);
        forge(forgeries, agrees, "a space", "{\"format\"", "{ \"format\"");
        return forgeries;
    }

    private void forgePackets(Map<String, byte[]> forgeries) {
        var packet = bundle(exchange(0x24020000, 7, 5));
        forge(forgeries, packet, "agreement", "\"contradicts\"", "\"agrees\"");
        forge(forgeries, packet, "a wider clock", "\"within\":\"", "\"within\":\"9000");
        forge(forgeries, packet, "another packet", "\"response\":\"JAIA", "\"response\":\"5AIA");
        forge(forgeries, packet, "another question", "\"request\":\"IwAA", "\"request\":\"JAAA");
        forge(forgeries, packet, "a member of a packet", "[{\"auth", "[{\"also\":1,\"auth");
        forge(forgeries, packet, "a key of a packet", "\"own\":[", "\"own\":[\"A\"");
    }

    private static void forge(
            Map<String, byte[]> all, byte[] bundle, String what, String from, String to) {
        var files = EvidenceArchive.read(bundle).orElseThrow();
        Forgeries.replace(files, "dispute.json", text -> text.replace(from, to));
        all.put(what, Forgeries.withManifest(files));
    }

    /// Nobody here looks into a token.
    private static Dispute.Stamp stamp(String digest, long when) {
        var from = BigInteger.valueOf(when).multiply(BigInteger.TEN.pow(9));
        var signer = "1".repeat(64);
        return new Dispute.Stamp(
                Forgeries.sha256(TOKEN), signer, digest, from, from.add(BigInteger.TEN));
    }

    /// A packet that says so many seconds after noon, recorded so many after noon.
    private static Dispute exchange(int head, long said, long sent) {
        var request = new byte[48];
        ByteBuffer.wrap(request).putInt(0, 0x23000000).putLong(40, 7);
        var response = new byte[48];
        var packet = ByteBuffer.wrap(response).putInt(0, head).putInt(4, 3).putInt(8, 5);
        packet.putLong(24, 7).putLong(40, (((NOON + said + 2_208_988_800L) << 32) | 12_345_678));
        var from = BigInteger.valueOf(NOON + sent).multiply(BigInteger.TEN.pow(9));
        return Dispute.of(
                List.of(
                        new RecordedExchange(
                                "192.0.2.1 port 123",
                                "none",
                                base64(request),
                                base64(response),
                                from,
                                from.add(BigInteger.valueOf(20_000_000)),
                                BigInteger.valueOf(1_000_001),
                                "a clock")));
    }

    private byte[] bundle(Dispute.Stamp stamp) {
        var own = List.of(OWN.longTermKey().toString());
        return bundle(new Dispute(own, List.of(), Optional.of(stamp)));
    }

    private byte[] bundle(Dispute.Reply... replies) {
        var own = List.of(OWN.longTermKey().toString());
        return bundle(new Dispute(own, List.of(replies), Optional.empty()));
    }

    private byte[] bundle(Dispute dispute) {
        var ticks =
                ((Verdict.Holds) BundleCheck.check(good, Optional.empty()))
                        .statements().stream()
                                .filter(each -> each.statement().kind() == StatementKind.TICK)
                                .map(each -> TickClaim.of(each.index(), each.statement()))
                                .toList();
        boolean signs = dispute.nonces().contains(Forgeries.sha256(text));
        var sizes = signs ? Map.of(Forgeries.sha256(text), 20L) : Map.<String, Long>of();
        var judged = (Judge.Result.Judged) Judge.judge(dispute, ticks, sizes);
        var files = files();
        files.put("dispute.json", dispute.json(judged.judgement()).encode());
        if (dispute.stamp().isPresent()) {
            files.put("dispute.tst", TOKEN);
        }
        if (signs) {
            var earlier = Arrays.copyOf(text, text.length + 1);
            earlier[text.length] = '\n';
            files.put("earlier/%019d.checkpoint".formatted(20), earlier);
        }
        return Forgeries.withManifest(files);
    }
}
