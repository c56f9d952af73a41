package org.noonmark.guard.follow;

import org.noonmark.guard.reader.LogReader;

/// Gives readers for the files that are followed.
public interface FollowedLogs {
    /// A reader for one file.
    ///
    /// @param path as the pattern found it
    /// @param head the file's first bytes, for finding its format, which may lie before the place
    ///   where reading begins; empty when the file was
    /// @param firstIndex of the first event
    /// @param firstOffsetBytes where reading begins
    LogReader open(String path, byte[] head, long firstIndex, long firstOffsetBytes);
}
