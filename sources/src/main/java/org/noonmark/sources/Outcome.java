package org.noonmark.sources;

import org.noonmark.metrology.Reading;

/// What became of a datagram that was handed to an [NtpAssociation].
public sealed interface Outcome {
    record Accepted(Reading reading) implements Outcome {}

    record Refused(Refusal reason) implements Outcome {}
}
