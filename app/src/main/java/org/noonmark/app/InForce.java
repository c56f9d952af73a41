package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.app.approval.Approved;
import org.noonmark.app.approval.BoundFile;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.config.BoundFiles;
import org.noonmark.app.config.Configuration;

/// The configuration with which a station runs.
///
/// @param sha256 of its bytes, hexadecimal
/// @param files that it names, by name
record InForce(Configuration read, String sha256, Map<String, BoundFile> files) {
    InForce {
        files = Map.copyOf(files);
    }

    /// A candidate without mistakes.
    static InForce of(Candidate candidate, Optional<Approved> approved) {
        return new InForce(
                candidate.configuration(), candidate.sha256(), candidate.inForce(approved));
    }

    static InForce of(Approved approved) {
        return new InForce(approved.read(), approved.sha256(), approved.files());
    }

    /// The same, under the name of a file that says what it says.
    static InForce of(Approved approved, String origin) {
        return new InForce(
                approved.read().from(origin, approved.sha256()),
                approved.sha256(),
                approved.files());
    }

    /// The same with another content of one file.
    InForce with(BoundFile file) {
        var all = new TreeMap<>(files);
        all.put(file.name(), file);
        return new InForce(read, sha256, all);
    }

    private boolean isSigned() {
        return read.approval().required() > 0;
    }

    /// Copies what was signed, so that whoever changes the files changes nothing.
    void keep(DataFolder folder) throws StartFailure {
        if (!isSigned()) {
            return;
        }
        try {
            ApprovedFile.keep(folder, files.values());
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot keep the files that the configuration names: "
                            + ConfigCommands.reason(failed),
                    failed);
        }
    }

    /// What to start: it reads the copies.
    ///
    /// @throws StartFailure when one is missing
    Configuration configuration(DataFolder folder) throws StartFailure {
        if (!isSigned()) {
            return read;
        }
        var copies = new HashMap<Path, Path>();
        for (var file : files.values()) {
            copies.put(Path.of(file.name()), ApprovedFile.require(folder, file));
        }
        return BoundFiles.moved(read, path -> copies.getOrDefault(path, path));
    }
}
