package org.noonmark.metrology.steering;

/// What the output minus UTC will be, if steering goes on and nothing new is learnt.
///
/// @param days after the steer
/// @param scaleMinusUtcSeconds expected phase
/// @param halfWidthSeconds of the interval that holds it with 95 % probability
public record Prediction(int days, double scaleMinusUtcSeconds, double halfWidthSeconds) {}
