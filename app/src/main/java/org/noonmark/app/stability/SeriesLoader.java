package org.noonmark.app.stability;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.metrology.formats.ClockTextReader;
import org.noonmark.metrology.formats.ColumnChoice;
import org.noonmark.metrology.formats.TextFacts;
import org.noonmark.metrology.formats.TextOutcome;

/// Reads a file of clock data into a series of phase.
final class SeriesLoader {
    /// What the name `-` stands for.
    private static final String STANDARD_INPUT = "standard input";

    private final InputRequest request;
    private final InputStream standardInput;

    /// A loader that reads `-` from `standardInput`.
    SeriesLoader(InputRequest request, InputStream standardInput) {
        this.request = request;
        this.standardInput = standardInput;
    }

    /// The series in a file, one for each column.
    ///
    /// @param file a path, or `-`
    List<LoadedSeries> load(String file, ProgressLine progress) throws CommandFailure {
        var all = new ArrayList<LoadedSeries>();
        if (file.equals("-") && request.columns().size() > 1) {
            throw CommandFailure.usage(
                    "standard input (-) can be read only once; for several columns give a file");
        }
        for (var column : request.columns()) {
            var name = nameOf(file);
            progress.begin("reading " + name);
            var samples = new SampleArray();
            var facts =
                    read(
                            file,
                            name,
                            new ClockTextReader(request.textOptions(file, column), samples),
                            () -> true,
                            (done, size) -> {
                                progress.reached((double) done, (double) size);
                                if (done == TextSource.BLOCK) {
                                    double whole = (double) size / done;
                                    samples.expect((long) (1.02 * samples.count() * whole));
                                }
                            });
            var series = request.columns().size() > 1 ? name + ":" + word(column) : name;
            all.add(new SeriesBuilder(request, series, facts).build(samples));
        }
        return all;
    }

    private static String word(ColumnChoice column) {
        return switch (column) {
            case ColumnChoice.Only() -> "";
            case ColumnChoice.Numbered(int number) -> String.valueOf(number);
            case ColumnChoice.Named(var name) -> name;
        };
    }

    static String nameOf(String file) {
        return file.equals("-") ? STANDARD_INPUT : file;
    }

    /// Is told how many bytes of how many have been read.
    @FunctionalInterface
    interface Watch {
        void reached(long done, long size);
    }

    /// Hands a file to a reader.
    ///
    /// @param goesOn whether more is wanted
    TextFacts read(
            String file, String name, ClockTextReader reader, BooleanSupplier goesOn, Watch watch)
            throws CommandFailure {
        try {
            TextSource.BlockSink sink =
                    (block, from, to) -> reader.take(block, from, to) && goesOn.getAsBoolean();
            if (file.equals("-")) {
                TextSource.read(standardInput, sink, _ -> {});
            } else {
                var path = Path.of(file);
                if (Files.isDirectory(path)) {
                    throw new IOException("it is a folder; name the files in it");
                }
                long size = Files.size(path);
                TextSource.read(path, sink, done -> watch.reached(done, size));
            }
        } catch (InvalidPathException wrong) {
            throw CommandFailure.usage("cannot read " + name + ": this is no name of a file");
        } catch (IOException failed) {
            throw unreadable(name, failed);
        }
        return switch (reader.finish()) {
            case TextOutcome.Read(var facts) -> facts;
            case TextOutcome.Rejected(var defect) -> throw DefectText.failure(name, defect);
        };
    }

    static CommandFailure unreadable(String name, IOException failed) {
        return CommandFailure.data("cannot read " + name + ": " + reason(failed));
    }

    /// What went wrong, in words instead of the name of an exception.
    private static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException ignored -> "there is no such file";
            case AccessDeniedException ignored -> "permission denied";
            case EOFException ignored -> "the packed data end early; copy the file again";
            case ZipException damaged ->
                    "the packed data are damaged ("
                            + damaged.getMessage()
                            + "); copy the file again";
            default -> String.valueOf(failed.getMessage());
        };
    }
}
