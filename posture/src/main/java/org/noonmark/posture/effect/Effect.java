package org.noonmark.posture.effect;

import java.util.OptionalDouble;
import org.noonmark.posture.Severity;

/// One thing that a change of configuration does.
///
/// @param kind what it does it to
/// @param change whether there is more of that now, less, or something else
/// @param severity for time
/// @param words what it does, in one line that begins with a verb
/// @param technique of ATT&CK that it would serve, or an own one beginning with `x-time-`
/// @param permittedErrorSeconds the largest error of the clock that one correction can make under
///   the new configuration, where it has a bound
public record Effect(
        Kind kind,
        Change change,
        Severity severity,
        String words,
        String technique,
        OptionalDouble permittedErrorSeconds) {
    /// What a change is about; more of it is what the words say.
    public enum Kind {
        /// Sources of time.
        SOURCES,
        /// Folders in which sources appear at run time.
        SOURCE_FOLDERS,
        /// What sources have to prove.
        AUTHENTICATION,
        /// Weight given to one source over the others.
        TRUST,
        /// What is added to a source's time.
        OFFSET,
        /// Sources that have to agree.
        AGREEMENT,
        /// Freedom to step.
        STEPPING,
        /// The largest change that is made.
        LARGEST_CHANGE,
        /// The root distance up to which a source counts.
        DISTANCE,
        /// Who gets time.
        SERVING,
        /// Who may ask or command.
        COMMANDING,
        /// The own clock served when sources are lost.
        OWN_CLOCK,
        /// Sources of leap seconds.
        LEAP_SOURCES,
        LOGGING,
        KEY_FILES,
        /// A PTP clock's claim to be grandmaster.
        MASTERSHIP,
        /// The account that the program runs as.
        ACCOUNT,
        /// A setting without a meaning for time that is known here.
        OTHER
    }

    /// In which direction.
    public enum Change {
        MORE,
        LESS,
        ANOTHER;

        /// That of the change back.
        public Change opposite() {
            return switch (this) {
                case MORE -> LESS;
                case LESS -> MORE;
                case ANOTHER -> ANOTHER;
            };
        }
    }
}
