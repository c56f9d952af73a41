package org.noonmark.app.guard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.campaign.Campaign;
import org.noonmark.campaign.Line;

/// Writes a campaign into a folder that is there whole or not at all: the logs of each host as on
/// its disk, the labels of their lines, the truth, and what an operator knows of the site.
public final class CampaignFolder {
    private static final int OPEN_FILES = 200;
    private static final int TOLD_EVERY = 10_000;

    private final Campaign campaign;
    private final Path folder;
    private final Path part;
    private final Map<String, OutputStream> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Long> lineNumbers = new HashMap<>();
    private long lines;
    private long labelled;

    private CampaignFolder(Campaign campaign, Path folder) {
        this.campaign = campaign;
        this.folder = folder;
        this.part =
                folder.resolveSibling(
                        ".%s.%d.part"
                                .formatted(folder.getFileName(), ProcessHandle.current().pid()));
    }

    /// Writes everything.
    ///
    /// @param folder new, or empty
    /// @return what was written, in one line
    public static String write(Campaign campaign, Path folder, ProgressLine progress)
            throws CommandFailure {
        return new CampaignFolder(campaign, folder.toAbsolutePath()).write(progress);
    }

    private String write(ProgressLine progress) throws CommandFailure {
        try {
            check();
            Files.createDirectories(part.resolve("logs"));
            try {
                for (var file : campaign.site().entrySet()) {
                    Files.writeString(part.resolve(file.getKey()), file.getValue());
                }
                Files.writeString(part.resolve("truth.json"), campaign.truth());
                logs(progress);
                Files.move(part, folder, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                closeAll();
                removePart();
            }
        } catch (IOException failed) {
            throw CommandFailure.data("cannot write %s: %s".formatted(folder, failed.getMessage()));
        }
        return "%s: %d lines in %d files, %d of the intruder (SYNTHETIC)"
                .formatted(folder, lines, lineNumbers.size(), labelled);
    }

    private void check() throws IOException, CommandFailure {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.usage("--out: %s is a file; name a new folder".formatted(folder));
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw CommandFailure.usage(
                        "--out: %s is not empty; name a new folder".formatted(folder));
            }
        }
    }

    private void logs(ProgressLine progress) throws IOException {
        progress.begin("generating");
        var settings = campaign.settings();
        var start = settings.start();
        long days = start.plusMonths(settings.months()).toEpochDay() - start.toEpochDay();
        try (var labels = new PrintWriter(Files.newBufferedWriter(part.resolve("labels.csv")))) {
            labels.print("# SYNTHETIC\nfile,line,stage\n");
            var all = campaign.lines();
            while (all.hasNext()) {
                var line = all.next();
                long number = lineNumbers.merge(line.fileName(), 1L, Long::sum);
                var out = stream(line);
                out.write(line.bytes());
                out.write('\n');
                line.stage()
                        .ifPresent(stage -> {
                            labelled++;
                            labels.print(line.fileName() + "," + number + "," + stage + "\n");
                        });
                if (lines++ % TOLD_EVERY == 0) {
                    long day = Duration.ofSeconds(line.time().getEpochSecond()).toDays();
                    progress.reached((double) (day - start.toEpochDay()), (double) days);
                }
            }
            if (labels.checkError()) {
                throw new IOException("labels.csv: the disk may be full");
            }
        }
        closeAll();
    }

    private OutputStream stream(Line line) throws IOException {
        var known = open.get(line.fileName());
        if (known != null) {
            return known;
        }
        if (open.size() >= OPEN_FILES) {
            var eldest = open.keySet().iterator().next();
            Optional.ofNullable(open.remove(eldest)).orElseThrow().close();
        }
        var file = part.resolve("logs").resolve(line.fileName());
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(part));
        var stream =
                new BufferedOutputStream(
                        Files.newOutputStream(
                                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        open.put(line.fileName(), stream);
        return stream;
    }

    private void closeAll() throws IOException {
        for (var stream : List.copyOf(open.values())) {
            stream.close();
        }
        open.clear();
    }

    private void removePart() throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        try (var files = Files.walk(part)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
