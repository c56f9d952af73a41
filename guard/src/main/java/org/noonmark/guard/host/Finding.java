package org.noonmark.guard.host;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.sigma.correlation.CorrelationFinding;
import org.noonmark.sigma.correlation.Member;
import org.noonmark.sigma.match.Explanation;
import org.noonmark.sigma.rule.Level;
import org.noonmark.sigma.rule.Rule;

/// What a rule found.
///
/// @param pack of the rule
/// @param time by which rules count it: of the event, or when the correlation held
/// @param earliest it did not begin before, as far as this station can vouch for
/// @param latest it did not end after, likewise
/// @param position of the event; empty for correlations, whose members have theirs
/// @param explanation which selections matched; empty for correlations
/// @param correlation group, figure and members; empty for single events
public record Finding(
        Rule rule,
        String pack,
        Instant time,
        Instant earliest,
        Instant latest,
        Optional<LogPosition> position,
        Optional<Explanation> explanation,
        Optional<CorrelationFinding> correlation) {
    private static final int MEMBERS_IN_WORDS = 5;

    public String ruleId() {
        return rule.header().id();
    }

    public String title() {
        return rule.header().title();
    }

    public Level level() {
        return rule.header().level();
    }

    public List<String> tags() {
        return rule.header().tags();
    }

    /// What took part in a correlation; empty for single events.
    public List<Member> members() {
        return correlation.map(CorrelationFinding::members).orElse(List.of());
    }

    /// Why, in one line.
    public String inWords() {
        return explanation
                .map(Explanation::inWords)
                .or(() -> correlation.map(Finding::inWords))
                .orElse("");
    }

    private static String inWords(CorrelationFinding found) {
        var words = new StringBuilder();
        var names = found.rule().groupBy();
        for (int i = 0; i < names.size(); i++) {
            words.append(names.get(i))
                    .append("='")
                    .append(found.group().values().get(i))
                    .append("' ");
        }
        found.figure()
                .ifPresent(figure ->
                        words.append(found.rule().type().name().toLowerCase(Locale.ROOT))
                                .append(' ')
                                .append(figure.toPlainString())
                                .append(' '));
        words.append("within ").append(found.rule().timespan()).append(": ");
        words.append(found.memberCount()).append(" members");
        var members = found.members();
        for (int i = 0; i < Math.min(MEMBERS_IN_WORDS, members.size()); i++) {
            var occurrence = members.get(i).occurrence();
            words.append(i == 0 ? ", " : "; ")
                    .append(occurrence.source())
                    .append(" event ")
                    .append(occurrence.index())
                    .append(" at ")
                    .append(occurrence.time());
        }
        if (members.size() > MEMBERS_IN_WORDS) {
            words.append(" …");
        }
        return words.append(found.isWhole() ? "" : " (older members were dropped)").toString();
    }
}
