package org.noonmark.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.noonmark.app.output.CommandFailure;

/// Finds which code of each station is compared.
record CodeChoice(List<StationFiles> files) {
    CodeChoice {
        files = List.copyOf(files);
    }

    /// The code of each station.
    ///
    /// @param asked one for all, one each, or none to find the only one they share
    List<String> choose(List<String> asked, CompareOutput output) throws CommandFailure {
        var codes = new ArrayList<String>();
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var code = asked.isEmpty() ? shared() : asked.get(asked.size() == 1 ? 0 : i);
            if (!file.codes().contains(code)) {
                throw CommandFailure.data(
                        "%s has no good tracks of code %s; it has %s"
                                .formatted(file.label(), code, words(file)));
            }
            codes.add(code);
        }
        if (codes.stream().distinct().count() > 1) {
            output.note(
                    "different codes are compared ("
                            + String.join(", ", codes)
                            + "): their delays of the ionosphere and of the receiver differ");
        }
        return codes;
    }

    private String shared() throws CommandFailure {
        var shared = new TreeSet<>(files.getFirst().codes());
        for (var file : files) {
            if (file.tracks().isEmpty()) {
                throw CommandFailure.data(
                        "%s has no good tracks: %d lines are left out"
                                .formatted(file.label(), file.lost()));
            }
            shared.retainAll(file.codes());
        }
        if (shared.size() == 1) {
            return shared.first();
        }
        var each = files.stream().map(file -> file.label() + " has " + words(file)).toList();
        throw shared.isEmpty()
                ? CommandFailure.data(
                        "no code is in all files: %s; say --code A,B to compare different codes"
                                .formatted(String.join(", ", each)))
                : CommandFailure.usage(
                        "several codes are in all files; choose one of %s with --code"
                                .formatted(String.join(", ", shared)));
    }

    private static String words(StationFiles file) {
        return file.codes().isEmpty() ? "none" : String.join(", ", file.codes());
    }
}
