package org.noonmark.incident.join;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident.Claim;
import org.noonmark.incident.Incident.Remark;
import org.noonmark.incident.Incident.State;
import org.noonmark.time.TimeDelta;

/// All that an engine remembers, as bytes and back, for a restart.
///
/// Layout: magic `NMI`, version, then the parts in the order of [#write]; numbers big-endian, texts
/// as length and UTF-8.
public final class EngineState {
    private static final int VERSION = 0x4e4d4901;
    private static final int LARGEST_LIST = 10_000_000;

    private EngineState() {}

    /// What came of bytes.
    public sealed interface Restored {
        /// An engine that goes on where the other stood.
        record Engine(IncidentEngine engine) implements Restored {}

        /// Bytes that are not such a state.
        ///
        /// @param because in one line
        record Damaged(String because) implements Restored {}
    }

    /// Everything that an engine remembers, waiting signals too.
    public static byte[] write(IncidentEngine engine) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            instant(out, engine.now);
            out.writeBoolean(engine.began != null);
            instant(out, engine.began == null ? Instant.MIN : engine.began);
            engine.rates.write(out);
            out.writeLong(engine.shares.signals());
            out.writeInt(engine.shares.counts().size());
            for (var entry : engine.shares.counts().entrySet()) {
                entity(out, entry.getKey());
                out.writeInt(entry.getValue());
            }
            out.writeInt(engine.habits.pairs().size());
            for (var entry : engine.habits.pairs().entrySet()) {
                text(out, entry.getKey());
                out.writeInt(entry.getValue().size());
                for (var together : entry.getValue()) {
                    entity(out, together.about());
                    instant(out, together.time());
                }
            }
            out.writeInt(engine.occasions.last().size());
            for (var entry : engine.occasions.last().entrySet()) {
                text(out, entry.getKey());
                instant(out, entry.getValue());
            }
            members(out, engine.waiting);
            members(out, engine.memory.all());
            groups(out, engine.open);
            groups(out, engine.closed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The engine that wrote the bytes.
    ///
    /// @param settings may differ from those that it was written with
    public static Restored read(byte[] bytes, JoinSettings settings) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readInt();
            if (version != VERSION) {
                return new Restored.Damaged("version is 0x%08x".formatted(version));
            }
            var engine = new IncidentEngine(settings);
            read(in, engine);
            int left = in.available();
            return left == 0
                    ? new Restored.Engine(engine)
                    : new Restored.Damaged(left + " bytes too many");
        } catch (IOException | RuntimeException e) {
            return new Restored.Damaged("ends or breaks: " + e);
        }
    }

    private static void read(DataInputStream in, IncidentEngine engine) throws IOException {
        engine.now = instant(in);
        boolean hasBegun = in.readBoolean();
        Instant began = instant(in);
        engine.began = hasBegun ? began : null;
        engine.rates.read(in);
        long signals = in.readLong();
        Map<Entity, Integer> counts = new LinkedHashMap<>();
        for (int k = count(in); k > 0; k--) {
            counts.put(entity(in), in.readInt());
        }
        engine.shares.restore(signals, counts);
        for (int k = count(in); k > 0; k--) {
            List<Habits.Together> seen = new ArrayList<>();
            engine.habits.pairs().put(text(in), seen);
            for (int n = count(in); n > 0; n--) {
                seen.add(new Habits.Together(entity(in), instant(in)));
            }
        }
        Map<String, Instant> occasions = new LinkedHashMap<>();
        for (int k = count(in); k > 0; k--) {
            occasions.put(text(in), instant(in));
        }
        engine.occasions.restore(occasions);
        engine.waiting.addAll(members(in));
        members(in).forEach(engine.memory::add);
        engine.open.addAll(groups(in));
        engine.closed.addAll(groups(in));
    }

    private static void groups(DataOutputStream out, List<Group> groups) throws IOException {
        out.writeInt(groups.size());
        for (Group group : groups) {
            raised(out, group.raised);
            out.writeDouble(group.expectedPerMonth);
            members(out, group.core);
            members(out, group.attached);
        }
    }

    private static List<Group> groups(DataInputStream in) throws IOException {
        List<Group> groups = new ArrayList<>();
        for (int k = count(in); k > 0; k--) {
            var group = new Group(raised(in), in.readDouble());
            group.core.addAll(members(in));
            group.attached.addAll(members(in));
            groups.add(group);
        }
        return groups;
    }

    private static void raised(DataOutputStream out, Raised raised) throws IOException {
        text(out, raised.identifier());
        instant(out, raised.opened());
        instant(out, raised.changed());
        text(out, raised.state().name());
        out.writeInt(raised.remarks().size());
        for (Remark remark : raised.remarks()) {
            instant(out, remark.time());
            text(out, remark.by());
            text(out, remark.state().name());
            text(out, remark.text());
        }
        out.writeInt(raised.claims().size());
        for (Claim claim : raised.claims()) {
            text(out, claim.text());
            text(out, claim.source());
            out.writeInt(claim.confidence());
            instant(out, claim.time());
            text(out, claim.by());
        }
        texts(out, raised.absorbed());
    }

    private static Raised raised(DataInputStream in) throws IOException {
        String identifier = text(in);
        Instant opened = instant(in);
        Instant changed = instant(in);
        State state = State.valueOf(text(in));
        List<Remark> remarks = new ArrayList<>();
        for (int k = count(in); k > 0; k--) {
            remarks.add(new Remark(instant(in), text(in), State.valueOf(text(in)), text(in)));
        }
        List<Claim> claims = new ArrayList<>();
        for (int k = count(in); k > 0; k--) {
            claims.add(new Claim(text(in), text(in), in.readInt(), instant(in), text(in)));
        }
        return new Raised(identifier, opened, changed, state, remarks, claims, texts(in));
    }

    private static void members(DataOutputStream out, Iterable<Member> members) throws IOException {
        var list = new ArrayList<Member>();
        members.forEach(list::add);
        out.writeInt(list.size());
        for (Member member : list) {
            instant(out, member.time());
            out.writeDouble(member.rate());
            signal(out, member.signal());
        }
    }

    private static List<Member> members(DataInputStream in) throws IOException {
        List<Member> members = new ArrayList<>();
        for (int k = count(in); k > 0; k--) {
            Instant time = instant(in);
            double rate = in.readDouble();
            members.add(new Member(signal(in), time, rate));
        }
        return members;
    }

    private static void signal(DataOutputStream out, Signal signal) throws IOException {
        text(out, signal.kind());
        instant(out, signal.from());
        instant(out, signal.until());
        text(out, signal.host());
        out.writeInt(signal.entities().size());
        for (Entity entity : signal.entities()) {
            entity(out, entity);
        }
        out.writeDouble(signal.probability());
        out.writeDouble(signal.perMonth());
        texts(out, signal.techniques());
        text(out, signal.because());
        out.writeInt(signal.evidence().size());
        for (LogPosition position : signal.evidence()) {
            text(out, position.source());
            out.writeLong(position.index());
            out.writeLong(position.offsetBytes());
        }
        out.writeBoolean(signal.effect().isPresent());
        if (signal.effect().isPresent()) {
            TimeEffect effect = signal.effect().orElseThrow();
            out.writeLong(effect.largestError().seconds());
            out.writeLong(effect.largestError().attoseconds());
            text(out, effect.because());
        }
    }

    private static Signal signal(DataInputStream in) throws IOException {
        String kind = text(in);
        Instant from = instant(in);
        Instant until = instant(in);
        String host = text(in);
        List<Entity> entities = new ArrayList<>();
        for (int k = count(in); k > 0; k--) {
            entities.add(entity(in));
        }
        double probability = in.readDouble();
        double perMonth = in.readDouble();
        List<String> techniques = texts(in);
        String because = text(in);
        List<LogPosition> evidence = new ArrayList<>();
        for (int k = count(in); k > 0; k--) {
            evidence.add(new LogPosition(text(in), in.readLong(), in.readLong()));
        }
        Optional<TimeEffect> effect =
                in.readBoolean()
                        ? Optional.of(
                                new TimeEffect(
                                        new TimeDelta(in.readLong(), in.readLong()), text(in)))
                        : Optional.empty();
        return new Signal(
                kind,
                from,
                until,
                host,
                entities,
                probability,
                perMonth,
                techniques,
                because,
                evidence,
                effect);
    }

    private static void entity(DataOutputStream out, Entity entity) throws IOException {
        text(out, entity.kind().name());
        text(out, entity.name());
    }

    private static Entity entity(DataInputStream in) throws IOException {
        return new Entity(Entity.Kind.valueOf(text(in)), text(in));
    }

    private static void texts(DataOutputStream out, Iterable<String> texts) throws IOException {
        var list = new ArrayList<String>();
        texts.forEach(list::add);
        out.writeInt(list.size());
        for (String text : list) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int k = count(in); k > 0; k--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[count(in)];
        in.readFully(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// A number of things that at least as many bytes follow for.
    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > LARGEST_LIST || count > in.available()) {
            throw new IOException("count is " + count);
        }
        return count;
    }

    private static void instant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
