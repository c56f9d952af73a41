package org.noonmark.campaign;

/// Lines of a file that the intruder took away, or that were never written.
///
/// @param file by number; see [Inventory]
/// @param fromMicros since 1970, included
/// @param toMicros excluded
record Removal(int file, long fromMicros, long toMicros) {
    boolean covers(int ofFile, long micros) {
        return ofFile == file && micros >= fromMicros && micros < toMicros;
    }
}
