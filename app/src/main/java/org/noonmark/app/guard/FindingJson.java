package org.noonmark.app.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.noonmark.events.Visible;
import org.noonmark.guard.host.Finding;
import org.noonmark.sigma.correlation.Member;
import org.noonmark.sigma.match.Explanation;
import tools.jackson.databind.json.JsonMapper;

/// A finding as one line of JSON (docs/guard.md lists the members).
public final class FindingJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");

    private FindingJson() {}

    /// Without a line end; nothing in it can move a terminal.
    public static String line(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("rule_id", finding.ruleId());
        json.put("title", finding.title());
        json.put("level", level(finding));
        json.put("tags", finding.tags());
        json.put("pack", finding.pack());
        var last = place(finding);
        json.put("log", last.log());
        json.put("event_index", last.index());
        json.put("time", finding.time().toString());
        // Of a log in an archive nobody knows how early it was written.
        json.put(
                "earliest",
                finding.earliest().isAfter(LONG_AGO) ? finding.earliest().toString() : null);
        json.put("latest", finding.latest().toString());
        json.put("explanation", finding.inWords());
        finding.explanation().ifPresent(why -> json.put("matched", matched(why)));
        finding.correlation()
                .ifPresent(found -> {
                    json.put("group", found.group().values());
                    found.figure().ifPresent(figure -> json.put("figure", figure));
                    json.put("member_count", found.memberCount());
                    json.put("members", found.members().stream().map(FindingJson::member).toList());
                });
        return Visible.json(MAPPER.writeValueAsString(json));
    }

    /// Where a finding's event stands; for several, the last of those that are told.
    record Place(String log, long index) {}

    static Place place(Finding finding) {
        if (finding.position().isPresent()) {
            var position = finding.position().get();
            return new Place(position.source(), position.index());
        }
        var members = finding.members();
        if (members.isEmpty()) {
            return new Place("", -1);
        }
        var last = lastEvent(members.getLast());
        return new Place(last.occurrence().source(), last.occurrence().index());
    }

    private static Member lastEvent(Member member) {
        var parts = member.occurrence().parts();
        return parts.isEmpty() ? member : lastEvent(parts.getLast());
    }

    static String level(Finding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }

    private static List<Map<String, Object>> matched(Explanation why) {
        var matched = new ArrayList<Map<String, Object>>();
        for (var part : why.detections()) {
            if (part.isMatch() == part.isNegated()) {
                continue;
            }
            if (part.isNegated()) {
                matched.add(Map.of("not", part.detection()));
            }
            for (var evidence :
                    part.isNegated() ? List.<Explanation.Evidence>of() : part.evidence()) {
                var line = new LinkedHashMap<String, Object>();
                line.put("selection", part.detection());
                line.put("field", evidence.eventField());
                line.put("test", evidence.test());
                line.put("value", evidence.value());
                matched.add(line);
            }
        }
        return matched;
    }

    private static Map<String, Object> member(Member member) {
        var json = new LinkedHashMap<String, Object>();
        var occurrence = member.occurrence();
        json.put("rule_id", member.ruleId());
        if (occurrence.parts().isEmpty()) {
            json.put("log", occurrence.source());
            json.put("event_index", occurrence.index());
        }
        json.put("time", occurrence.time().toString());
        if (!occurrence.parts().isEmpty()) {
            json.put("members", occurrence.parts().stream().map(FindingJson::member).toList());
        }
        return json;
    }
}
