package org.noonmark.sources;

import java.nio.file.Path;

/// What became of the lines of a reading file.
///
/// @param accepted lines that became readings
/// @param refused lines that could not be used
/// @param skipped lines that were old at the start, or not newer than the one before
/// @param trouble why the file cannot be read now, empty when it can
public record ReadingFileStatus(
        Path file, long accepted, long refused, long skipped, String trouble) {}
