package org.noonmark.guard.timing;

import java.util.Locale;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.reader.LineParser;
import org.noonmark.guard.reader.LogOutput;
import org.noonmark.guard.reader.ReadSink;

/// A configuration file as events, one for each directive, so that rules can ask what it says.
///
/// `config.directive` is in lower case where the program does not tell cases apart; `config.value`
/// is the rest of the line; `config.section` is the section (`[global]`) or block (`match user …`)
/// that it stands in.
final class ConfigurationParser implements LineParser {
    private final ConfigurationFile file;
    private String section = "";
    private long number;

    ConfigurationParser(ConfigurationFile file) {
        this.file = file;
    }

    @Override
    public void emptyLine() {
        number++;
    }

    @Override
    public void line(
            String line, long offsetBytes, Receipt receipt, LogOutput output, ReadSink sink) {
        number++;
        var text = line.strip();
        if (text.isEmpty() || file.comments().indexOf(text.charAt(0)) >= 0) {
            return;
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            section = text.substring(1, text.length() - 1);
            return;
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '=') {
            end++;
        }
        var directive = text.substring(0, end).toLowerCase(Locale.ROOT);
        var value = text.substring(end).strip();
        value = value.startsWith("=") ? value.substring(1).strip() : value;
        if (file == ConfigurationFile.SSHD && directive.equals("match")) {
            section = "match " + value.toLowerCase(Locale.ROOT);
        }
        output.begin(file.kind(), offsetBytes, receipt)
                .text(text)
                .add(Ocsf.CLASS_UID, Ocsf.DEVICE_CONFIG_STATE)
                .add(Ocsf.ACTIVITY_NAME, "Log")
                .add(Ocsf.SERVICE_NAME, file.service())
                .add("config.directive", directive)
                .add("config.value", value)
                .add("config.section", section)
                .add("config.line", number);
        output.emit(sink);
    }
}
