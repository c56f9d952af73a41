package org.noonmark.posture.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// nft(8): tables and chains in braces, a rule a line; sets and variables stay words.
///
/// The section of a setting is its chain with its hook (`input`, `forward`), or its name where it
/// has no hook; a base chain becomes the setting `policy` (hook, verdict), a rule the setting
/// `rule`.
final class NftablesReader {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern HOOK = Pattern.compile(".*\\bhook\\s+(\\w+)\\b.*");
    private static final Pattern POLICY = Pattern.compile(".*\\bpolicy\\s+(\\w+)\\b.*");
    private static final Pattern CHAIN = Pattern.compile("(?:add\\s+)?chain\\s+.*?(\\S+)\\s*\\{");

    private NftablesReader() {}

    static Settings read(ConfigFile file) {
        var settings = new ArrayList<Setting>();
        var remarks = new ArrayList<Remark>();
        var blocks = new ArrayDeque<String>();
        int number = 0;
        for (var line : file.lines()) {
            var place = new Place(file.name(), ++number);
            var text = withoutComment(line).strip();
            if (text.isEmpty()) {
                continue;
            }
            var chain = CHAIN.matcher(text);
            if (chain.matches()) {
                blocks.push(chain.group(1));
            } else if (text.endsWith("{")) {
                blocks.push("");
            } else if (text.equals("}")) {
                if (blocks.poll() == null) {
                    remarks.add(new Remark(place, "closes what was not opened"));
                }
            } else if (blocks.peek() != null && !blocks.element().isEmpty()) {
                statement(place, blocks, text, settings);
            } else if (!isKnownAtTop(text)) {
                remarks.add(new Remark(place, "is not understood outside a chain"));
            }
        }
        if (!blocks.isEmpty()) {
            remarks.add(new Remark(new Place(file.name(), number), "a brace is not closed"));
        }
        return new Settings(settings, remarks);
    }

    private static void statement(
            Place place, ArrayDeque<String> blocks, String text, List<Setting> settings) {
        var hook = HOOK.matcher(text);
        if (text.startsWith("type ") && hook.matches()) {
            blocks.pop();
            blocks.push(hook.group(1));
            var policy = POLICY.matcher(text);
            settings.add(
                    new Setting(
                            place,
                            hook.group(1),
                            "policy",
                            List.of(hook.group(1), policy.matches() ? policy.group(1) : "accept"),
                            text));
        } else if (text.startsWith("policy ")) {
            var verdict = POLICY.matcher(text);
            settings.add(
                    new Setting(
                            place,
                            blocks.element(),
                            "policy",
                            List.of(
                                    blocks.element(),
                                    verdict.matches() ? verdict.group(1) : "accept"),
                            text));
        } else {
            settings.add(
                    new Setting(
                            place,
                            blocks.element(),
                            "rule",
                            List.of(BLANKS.split(text.replaceAll("([{},])", " $1 ").strip())),
                            text));
        }
    }

    private static boolean isKnownAtTop(String text) {
        return text.matches("(flush|define|include|elements|type|flags|table|delete)\\b.*")
                || text.matches("[\\d.:a-fA-F/, }-]+");
    }

    private static String withoutComment(String line) {
        int hash = line.indexOf('#');
        return hash < 0 ? line : line.substring(0, hash);
    }
}
