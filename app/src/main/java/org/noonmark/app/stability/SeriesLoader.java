package org.noonmark.app.stability;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.metrology.formats.ClockTextReader;
import org.noonmark.metrology.formats.TextFacts;
import org.noonmark.metrology.formats.TextOutcome;

/// Reads a file of clock data into a series of phase.
public final class SeriesLoader {
    /// What the name `-` stands for.
    private static final String STANDARD_INPUT = "standard input";

    private final InputRequest request;
    private final InputStream standardInput;

    /// A loader that reads `-` from `standardInput`.
    public SeriesLoader(InputRequest request, InputStream standardInput) {
        this.request = request;
        this.standardInput = standardInput;
    }

    /// The series in a file.
    ///
    /// @param file a path, or `-`
    LoadedSeries load(String file, ProgressLine progress) throws CommandFailure {
        var name = file.equals("-") ? STANDARD_INPUT : file;
        progress.begin("reading " + name);
        var samples = new SampleArray();
        var facts = read(file, name, samples, progress);
        return new SeriesBuilder(request, name, facts).build(samples);
    }

    private TextFacts read(String file, String name, SampleArray samples, ProgressLine progress)
            throws CommandFailure {
        var reader = new ClockTextReader(request.textOptions(file), samples);
        try {
            if (file.equals("-")) {
                TextSource.read(standardInput, reader::take, _ -> {});
            } else {
                var path = Path.of(file);
                if (Files.isDirectory(path)) {
                    throw new IOException("it is a folder");
                }
                long size = Files.size(path);
                TextSource.read(path, reader::take, watched(samples, size, progress));
            }
        } catch (IOException failed) {
            throw CommandFailure.data("cannot read " + name + ": " + reason(failed));
        }
        return switch (reader.finish()) {
            case TextOutcome.Read(var facts) -> facts;
            case TextOutcome.Rejected(var defect) -> throw DefectText.failure(name, defect);
        };
    }

    /// Tells the progress, and after the first block how much room the readings will need.
    private static LongConsumer watched(SampleArray samples, long size, ProgressLine progress) {
        return done -> {
            progress.reached((double) done, (double) size);
            if (done == TextSource.BLOCK) {
                samples.expect((long) (1.02 * samples.count() * ((double) size / done)));
            }
        };
    }

    /// What went wrong, in words instead of the name of an exception.
    private static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException ignored -> "there is no such file";
            case AccessDeniedException ignored -> "permission denied";
            case EOFException ignored -> "the packed data end early";
            case ZipException damaged -> "the packed data are damaged: " + damaged.getMessage();
            default -> String.valueOf(failed.getMessage());
        };
    }
}
