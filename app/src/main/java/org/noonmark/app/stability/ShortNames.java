package org.noonmark.app.stability;

import java.nio.file.Path;
import java.util.List;

/// Names of series as they stand in legends: files without their folders, columns without their
/// file when all are of one.
final class ShortNames {
    private ShortNames() {}

    static List<String> of(List<String> names) {
        var files = names.stream().map(ShortNames::file).distinct().toList();
        boolean areColumns =
                names.size() > 1
                        && files.size() == 1
                        && names.stream().allMatch(name -> name.length() > file(name).length());
        return names.stream()
                .map(name -> areColumns ? name.substring(file(name).length() + 1) : of(name))
                .toList();
    }

    private static String file(String name) {
        int colon = name.lastIndexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    static String of(String name) {
        var last = Path.of(name).getFileName();
        return last == null ? name : last.toString();
    }
}
