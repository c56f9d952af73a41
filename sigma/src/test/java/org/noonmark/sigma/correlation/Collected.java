package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.noonmark.sigma.rule.CorrelationRule;

/// Keeps what a correlator tells.
final class Collected implements CorrelationSink {
    final List<CorrelationFinding> findings = new ArrayList<>();
    final List<Occurrence> late = new ArrayList<>();
    final List<GroupKey> dropped = new ArrayList<>();

    @Override
    public void finding(CorrelationFinding finding) {
        findings.add(finding);
    }

    @Override
    public void late(CorrelationRule rule, Occurrence occurrence) {
        late.add(occurrence);
    }

    @Override
    public void dropped(CorrelationRule rule, GroupKey group, int members) {
        dropped.add(group);
    }

    /// Everything that a finding says, one a line.
    List<String> lines() {
        return findings.stream().map(Collected::line).toList();
    }

    static String line(CorrelationFinding finding) {
        return "%s@%s %s%s (%s)"
                .formatted(
                        finding.rule().header().name(),
                        seconds(finding.timeNanos()),
                        finding.group(),
                        finding.figure()
                                .map(f -> " =" + f.stripTrailingZeros().toPlainString())
                                .orElse(""),
                        finding.members().stream()
                                .map(m ->
                                        m.ruleId().substring(3)
                                                + seconds(m.occurrence().timeNanos()))
                                .collect(Collectors.joining(" ")));
    }

    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
