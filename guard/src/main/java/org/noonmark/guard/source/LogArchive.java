package org.noonmark.guard.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSink;

/// Reads every log in a file, whether it is plain, compressed with gzip, or in a zip or tar archive
/// (`.tar.gz` too).
public final class LogArchive {
    private static final int PIECE_BYTES = 1 << 16;
    private static final int LOOK_BYTES = 512;

    /// Bounds for what is unpacked.
    ///
    /// @param totalBytes of one file or stream together
    /// @param ratio how many bytes one packed byte may become
    /// @param ratioFreeBytes how much may be unpacked before the ratio is looked at: short logs
    ///   repeat themselves
    public record Limits(long totalBytes, int ratio, long ratioFreeBytes) {
        /// 256 GiB; 400 for one, beyond 64 MiB.
        public static final Limits USUAL = new Limits(1L << 38, 400, 1L << 26);
    }

    /// Gives readers for the logs that are found.
    public interface Logs {
        /// A reader for a log.
        ///
        /// @param name the file's as the operator named it, or `file!member`
        LogReader open(String name);
    }

    private final Limits limits;
    private final Supplier<Receipt> receipts;
    private final Logs logs;
    private final ReadSink sink;
    private final byte[] piece = new byte[PIECE_BYTES];

    /// @param receipts asked after each piece of bytes: when it came
    public LogArchive(Limits limits, Supplier<Receipt> receipts, Logs logs, ReadSink sink) {
        this.limits = limits;
        this.receipts = receipts;
        this.logs = logs;
        this.sink = sink;
    }

    /// Reads a file or stream to its end; the caller closes it.
    ///
    /// @param name as the operator named it
    /// @throws IOException when the stream itself fails; damage in what it holds is told
    public void read(String name, InputStream stream) throws IOException {
        var packed = new CountedStream(stream);
        var input = new BufferedInputStream(packed, PIECE_BYTES);
        var bound = new Bound(packed);
        var magic = look(input);
        try {
            switch (Packing.of(magic)) {
                case GZIP -> gzip(name, input, bound);
                case ZIP -> zip(name, input, bound);
                case TAR -> tar(name, input, bound);
                case NONE -> log(name, input, bound);
                case OTHER -> tell(name, 0, ReadProblem.Reason.UNKNOWN_FORMAT, OTHER_PACKING, true);
            }
        } catch (ZipException | EOFException damaged) {
            tell(
                    name,
                    packed.count(),
                    ReadProblem.Reason.CHECKSUM,
                    "the packed data is damaged or cut off: " + damaged.getMessage(),
                    false);
        }
    }

    private static final String OTHER_PACKING =
            "packed in a way that is not read here (bzip2, xz, zstd, 7z …): unpack it first";

    private static byte[] look(BufferedInputStream input) throws IOException {
        input.mark(LOOK_BYTES);
        var head = input.readNBytes(LOOK_BYTES);
        input.reset();
        return head;
    }

    private void gzip(String name, InputStream packed, Bound bound) throws IOException {
        var input = new BufferedInputStream(new GZIPInputStream(packed, PIECE_BYTES), PIECE_BYTES);
        switch (Packing.of(look(input))) {
            case TAR -> tar(name, input, bound);
            case NONE -> log(name, input, bound);
            case GZIP, ZIP, OTHER -> nested(name);
        }
    }

    private void zip(String name, InputStream packed, Bound bound) throws IOException {
        var zip = new ZipInputStream(packed);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory() && !member(name + "!" + entry.getName(), zip, bound)) {
                return;
            }
        }
    }

    private void tar(String name, InputStream input, Bound bound) throws IOException {
        var tar = new TarStream(input);
        for (String entry = tar.next(); entry != null; entry = tar.next()) {
            if (!member(name + "!" + entry, tar, bound)) {
                return;
            }
        }
        if (tar.isDamaged()) {
            tell(
                    name,
                    bound.packedBytes(),
                    ReadProblem.Reason.TRUNCATED,
                    "the archive ends inside a member or has a header that is none",
                    false);
        }
    }

    /// Reads a member of an archive; false when a bound is reached.
    private boolean member(String name, InputStream unpacked, Bound bound) throws IOException {
        var input = new BufferedInputStream(unpacked, PIECE_BYTES);
        if (Packing.of(look(input)) != Packing.NONE) {
            nested(name);
            return true;
        }
        return log(name, input, bound);
    }

    private void nested(String name) {
        tell(
                name,
                0,
                ReadProblem.Reason.UNKNOWN_FORMAT,
                "packed again inside an archive: unpack it first",
                true);
    }

    private boolean log(String name, InputStream input, Bound bound) throws IOException {
        var reader = logs.open(name);
        boolean isWithin = true;
        try {
            int length = input.read(piece);
            while (length >= 0 && isWithin) {
                reader.accept(piece, 0, length, receipts.get(), sink);
                isWithin = bound.isWithin(length);
                length = isWithin ? input.read(piece) : -1;
            }
        } finally {
            // What came before the damage is read to its end.
            reader.end(sink);
        }
        if (!isWithin) {
            tell(
                    name,
                    bound.packedBytes(),
                    ReadProblem.Reason.TOO_LONG,
                    "unpacks to more than is allowed (%d bytes so far, from %d)"
                            .formatted(bound.unpackedBytes(), bound.packedBytes()),
                    true);
        }
        return isWithin;
    }

    private void tell(
            String name, long atBytes, ReadProblem.Reason reason, String detail, boolean isLost) {
        sink.problem(new ReadProblem(new LogPosition(name, 0, atBytes), reason, detail, isLost));
    }

    /// Counts what is unpacked against what was packed.
    private final class Bound {
        private final CountedStream packed;
        private long unpackedBytes;

        Bound(CountedStream packed) {
            this.packed = packed;
        }

        boolean isWithin(int more) {
            unpackedBytes += more;
            // The buffer may have taken in more than was unpacked: that only helps the log.
            boolean isRatioFine =
                    unpackedBytes < limits.ratioFreeBytes
                            || unpackedBytes / limits.ratio <= packed.count();
            return isRatioFine && unpackedBytes <= limits.totalBytes;
        }

        long packedBytes() {
            return packed.count();
        }

        long unpackedBytes() {
            return unpackedBytes;
        }
    }
}
