package org.noonmark.sources;

import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.noonmark.events.EventSink;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.time.LeapTable;
import org.noonmark.time.UtcInstant;

/// What associations share with their surroundings.
///
/// @param leapTable the table by which UTC on the wire becomes TAI, asked for each reply
/// @param notBefore the earliest time that a server can mean; it resolves the NTP era, so that
///   timestamps lie within 136 years from it on
/// @param ownReferenceId whether a reference identifier means this host
/// @param random unpredictable in production (`SecureRandom`): its numbers are what a reply must
///   repeat
public record AssociationContext(
        Supplier<LeapTable> leapTable,
        UtcInstant notBefore,
        IntPredicate ownReferenceId,
        RandomGenerator random,
        ReadingSink readings,
        EventSink events) {
    /// 2026-01-01: no server can truly say less, since this program did not exist.
    public static final UtcInstant BEGINNING = new UtcInstant(61_041, 0, 0);

    public AssociationContext {
        notBefore = notBefore.compareTo(BEGINNING) < 0 ? BEGINNING : notBefore;
    }

    /// The middle of the 136 years in which timestamps lie.
    UtcInstant eraPivot() {
        return UtcInstant.ofPosix(notBefore.toPosixSeconds() + (1L << 31), notBefore.attoseconds());
    }
}
