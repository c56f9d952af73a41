package org.noonmark.campaign;

/// The stages of the campaign, in their order.
public enum Stage {
    /// Phones of staff are compromised; most often nobody reports it.
    PHONES,
    /// Credentials are stolen; logs show nothing, or one odd use.
    CREDENTIALS,
    /// Logins by night through rented servers abroad.
    NIGHT_LOGINS,
    /// From host to host, towards the timing zone.
    MOVEMENT,
    /// Forged certificates and trust that was added.
    TRUST,
    /// Traces are wiped.
    WIPING,
    /// Clocks are bent.
    TIME_EFFECT
}
