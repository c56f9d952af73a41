package org.noonmark.ledger.log;

import java.io.IOException;

/// A file of the log is not what it has to be. Its message names the file.
public final class DamagedLog extends IOException {
    private static final long serialVersionUID = 1;

    DamagedLog(String file, String what) {
        super(file + ": " + what);
    }
}
