package org.noonmark.guard.fact;

import org.noonmark.time.TimeDelta;

/// One fact. Texts that an event does not say are empty.
public sealed interface Fact {
    Origin origin();

    /// Somebody logged in, or tried to.
    ///
    /// @param account as the program names it
    /// @param address from where, as text; empty for a console
    /// @param service `sshd`, `openvpn`, `charon`, `windows` …
    /// @param method `password`, `publickey`, `certificate` …
    /// @param credential fingerprint of a key or certificate
    /// @param session joins this with its [Logout]
    /// @param given address that a tunnel gives the account; may come in a second login of the same
    ///   session, and then only in that
    record Login(
            Origin origin,
            String account,
            String address,
            String service,
            String method,
            String credential,
            String session,
            String given,
            boolean accepted)
            implements Fact {}

    /// A session ended.
    record Logout(Origin origin, String account, String address, String session, String service)
            implements Fact {}

    /// Somebody ran a command as another account.
    record Command(Origin origin, String account, String as, String command) implements Fact {}

    /// An account, group or key of a person changed.
    ///
    /// @param actor who did it
    /// @param what in a few words: `account created`, `key added`, `group sudo`
    record AccountChanged(Origin origin, String account, String actor, String what)
            implements Fact {}

    /// Who is trusted changed: a certificate authority, a signer, a key of a time service.
    ///
    /// @param store the file or store
    /// @param what in a few words, with a fingerprint where one is known
    record TrustChanged(Origin origin, String actor, String store, String what) implements Fact {}

    /// How a log lost something.
    enum Loss {
        /// Somebody emptied it by a command or a service of the system.
        CLEARED,
        /// Record numbers are missing.
        GAP,
        /// The file is shorter or another one than it was.
        SHORTENED,
        /// What writes it was stopped.
        STOPPED
    }

    /// A log lost something.
    record LogLost(Origin origin, Loss loss, String log, String what) implements Fact {}

    /// What became of a clock.
    enum Trouble {
        STEP,
        FREQUENCY,
        /// Another source is followed.
        SOURCE_CHANGED,
        SOURCE_LOST,
        FALSETICKER,
        SERVICE_STOPPED,
        SERVICE_STARTED,
        CONFIGURATION,
        /// The bound of what is served grew beyond what it was.
        BOUND
    }

    /// A clock, or what keeps it, changed.
    ///
    /// @param clock the source or service that it is about
    /// @param size of a step, or the largest error that it can have caused; zero when nobody says
    /// @param what in one line
    record ClockChanged(Origin origin, Trouble trouble, String clock, TimeDelta size, String what)
            implements Fact {}

    /// A configuration file as it is now.
    ///
    /// @param program `chrony`, `ntp`, `ptp4l`, `sshd`, `noonmark` …
    record ConfigurationSeen(Origin origin, String program, String path, String text)
            implements Fact {}

    /// A report that a person's phone or credential may be in other hands.
    ///
    /// @param person or account, as the report names it
    /// @param source who says so
    /// @param confidence 0 to 1, as the source states it
    /// @param what in one line
    record Suspected(Origin origin, String person, String source, double confidence, String what)
            implements Fact {}

    /// A credential was renewed, and the renewal was seen.
    record Renewed(Origin origin, String account, String what) implements Fact {}
}
