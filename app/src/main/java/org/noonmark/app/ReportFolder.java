package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.noonmark.sources.roughtime.ReportKeeper;

/// Keeps malfeasance reports in the data folder. A report is never overwritten: it is a proof.
final class ReportFolder implements ReportKeeper {
    /// A server that lies all the time must not fill the disk.
    private static final int MOST = 100;

    private final DataFolder folder;

    ReportFolder(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public String keep(String json) throws IOException {
        for (int i = 1; i <= MOST; i++) {
            var name = "roughtime-malfeasance-%03d.json".formatted(i);
            if (folder.read(name).isEmpty()) {
                folder.replace(name, json.getBytes(StandardCharsets.UTF_8));
                return folder.path(name).toString();
            }
        }
        throw new IOException(
                "there are already " + MOST + " reports in the data folder, move them away");
    }
}
