package org.noonmark.guard.follow;

/// How far a file was read; the caller keeps it across a restart.
///
/// @param path as it was called
/// @param fileKey device and inode, as the system shows them
/// @param offsetBytes everything before was read and given as whole lines
/// @param index of the next event of this log
/// @param headBytes how many of the file's first bytes `headHash` covers
/// @param headHash of those
/// @param tailBytes how many of the bytes before `offsetBytes` `tailHash` covers
/// @param tailHash of those
public record FollowPosition(
        String path,
        String fileKey,
        long offsetBytes,
        long index,
        int headBytes,
        long headHash,
        int tailBytes,
        long tailHash) {}
