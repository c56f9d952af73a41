package org.noonmark.incident;

/// What became of an incident.
///
/// @param incident as it is after it
/// @param what happened to it, in one line
public record IncidentChange(Kind kind, Incident incident, String what) {
    /// Kinds of changes.
    public enum Kind {
        OPENED,
        /// More signals belong to it.
        GREW,
        /// Others became part of it: their identifiers are among the absorbed.
        MERGED,
        ACKNOWLEDGED,
        COMMENTED,
        /// Somebody says who did it.
        CLAIMED,
        CLOSED
    }
}
