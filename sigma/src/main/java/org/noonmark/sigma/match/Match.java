package org.noonmark.sigma.match;

import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.DetectionRule;

/// A rule that is true of an event.
public record Match(DetectionRule rule, SigmaEvent event) {}
