package org.noonmark.ledger.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// A store in memory whose n-th write fails as a test wants, before or after it takes effect, or
/// halfway. Everything after that fails too, until [#restarted].
public final class MemoryStore implements LogStore {
    /// What becomes of the write that fails.
    public enum Fault {
        BEFORE,
        /// Half of the files are written, or half of the bytes added.
        HALFWAY,
        AFTER
    }

    private final NavigableMap<String, byte[]> files;
    private long writes;
    private long failingAt = Long.MAX_VALUE;
    private Fault fault = Fault.BEFORE;
    private BooleanSupplier failing = () -> false;
    private String reason = "";
    private boolean dead;

    public MemoryStore() {
        this(new TreeMap<>());
    }

    private MemoryStore(NavigableMap<String, byte[]> files) {
        this.files = files;
    }

    /// Lets the write with this number fail, counted from 0.
    public void failAt(long number, Fault how) {
        failingAt = number;
        fault = how;
    }

    /// Lets every write fail before it takes effect, as long as a test wants.
    public void failWhile(BooleanSupplier condition, String message) {
        failing = condition;
        reason = message;
    }

    /// How many writes there were.
    public long writes() {
        return writes;
    }

    /// What the next process finds.
    public MemoryStore restarted() {
        return new MemoryStore(copy());
    }

    private NavigableMap<String, byte[]> copy() {
        var copy = new TreeMap<String, byte[]>();
        files.forEach((name, bytes) -> copy.put(name, bytes.clone()));
        return copy;
    }

    /// The files themselves, to spoil them.
    public Map<String, byte[]> files() {
        return files;
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
    }

    private interface Effect {
        void apply(boolean whole);
    }

    private void change(Effect effect) throws IOException {
        if (dead) {
            throw new IOException("the store is dead");
        }
        if (failing.getAsBoolean()) {
            throw new IOException(reason);
        }
        boolean fails = writes++ == failingAt;
        if (!fails || fault != Fault.BEFORE) {
            effect.apply(!fails || fault == Fault.AFTER);
        }
        if (fails) {
            dead = true;
            throw new IOException("the write failed");
        }
    }

    @Override
    public void write(Map<String, byte[]> all) throws IOException {
        change(whole -> {
            int left = whole ? all.size() : all.size() / 2;
            var some = new HashMap<>(all);
            for (var file : some.entrySet()) {
                if (left-- > 0) {
                    files.put(file.getKey(), file.getValue().clone());
                }
            }
        });
    }

    @Override
    public boolean replace(String name, Optional<byte[]> expected, byte[] content)
            throws IOException {
        var present = files.get(name);
        boolean same =
                present == null
                        ? expected.isEmpty()
                        : expected.isPresent() && Arrays.equals(present, expected.get());
        if (!same) {
            return false;
        }
        change(whole -> {
            if (whole) {
                files.put(name, content.clone());
            }
        });
        return true;
    }

    @Override
    public void append(String name, byte[] bytes) throws IOException {
        change(whole -> {
            var old = files.getOrDefault(name, new byte[0]);
            int more = whole ? bytes.length : bytes.length / 2;
            var grown = Arrays.copyOf(old, old.length + more);
            System.arraycopy(bytes, 0, grown, old.length, more);
            files.put(name, grown);
        });
    }

    @Override
    public void delete(String name) throws IOException {
        change(whole -> {
            var gone =
                    files.keySet().stream()
                            .filter(file -> file.equals(name) || file.startsWith(name + "/"))
                            .toList();
            int left = whole ? gone.size() : gone.size() / 2;
            gone.stream().limit(left).forEach(files::remove);
        });
    }

    @Override
    public List<String> list(String folder) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(folder + "/"))
                .map(name -> name.substring(folder.length() + 1).split("/", -1)[0])
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        dead = true;
    }
}
