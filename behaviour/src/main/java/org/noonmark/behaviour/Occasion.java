package org.noonmark.behaviour;

/// What can be usual or not; each has an occasion at which it is judged, and is counted at it.
enum Occasion {
    /// An account's first login in an hour.
    HOUR(0),
    /// An account's first login on a day, after the days before.
    ABSENCE(1),
    /// A source network of an account, once a day; hits are those that the whole site hardly knows.
    SITE_NETWORK(2),
    NETWORK(3),
    COUNTRY(4),
    NETWORK_TYPE(5),
    /// To whom the tunnel belongs that an account comes through, once a day.
    TUNNEL(6),
    /// Service and method of a login, once a day.
    METHOD(7),
    /// A key or certificate of an account, once a day.
    CREDENTIAL(8),
    /// A host that an account logs in to, once a day.
    HOST(9),
    /// Two logins of an account, one after the other, in places that do not touch.
    JOURNEY(10),
    /// A host that a host is logged in to from, once a day.
    EDGE(11),
    /// The same, where the way leads to hosts that keep time.
    TIMING_EDGE(12),
    /// A day of a host.
    TRUST(13),
    LOG_CLEARED(14),
    LOG_GAP(15),
    LOG_SHORTENED(16),
    LOG_STOPPED(17),
    ACCOUNT(18),
    SILENCE(19),
    /// A block of hours, not judged: how an unusual hour becomes usual.
    HOUR_BLOCK(20),
    /// An account that comes from a network.
    ACCOUNT_OF_NETWORK(21);

    static final int COUNT = values().length;

    /// Place in arrays, also in what is saved: never given to another.
    final int code;

    Occasion(int code) {
        this.code = code;
    }
}
