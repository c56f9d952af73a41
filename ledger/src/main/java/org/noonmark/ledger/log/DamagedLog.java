package org.noonmark.ledger.log;

import java.io.IOException;

/// A file of the log is not what it has to be. Its message names the file.
public final class DamagedLog extends IOException {
    private static final long serialVersionUID = 1;

    /// For whoever keeps more about a log than is in its folder.
    public static DamagedLog missing(String file, String what) {
        return new DamagedLog(file, what);
    }

    DamagedLog(String file, String what) {
        super(file + ": " + what);
    }
}
