package org.noonmark.sigma.correlation;

import org.noonmark.sigma.rule.CorrelationRule;

/// What happened to one correlation rule since the start, and how large its state is.
///
/// @param matches that were given to it
/// @param withoutGroup matches that lack a field of `group-by`, or have nothing to count
/// @param late matches that came after the watermark
/// @param findings that it made
/// @param keys groups that it remembers now
/// @param members matches that it remembers now
/// @param droppedKeys groups dropped for the limits
/// @param droppedMembers matches dropped for the limits
public record CorrelationFigures(
        CorrelationRule rule,
        long matches,
        long withoutGroup,
        long late,
        long findings,
        int keys,
        long members,
        long droppedKeys,
        long droppedMembers) {}
