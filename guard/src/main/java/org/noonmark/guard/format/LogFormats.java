package org.noonmark.guard.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.noonmark.guard.evtx.EvtxFormat;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.json.JsonShape;
import org.noonmark.guard.reader.LogFormat;
import org.noonmark.guard.reader.LogReader;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.timing.TimingFormats;
import org.noonmark.guard.unix.JournalJson;
import org.noonmark.guard.unix.UnixFormats;
import org.noonmark.guard.vpn.OpenVpnFormat;
import org.noonmark.guard.windows.WindowsJson;
import org.noonmark.guard.zeek.ZeekFormat;
import org.noonmark.guard.zeek.ZeekJson;
import org.noonmark.sigma.LogSource;

/// All formats that are read.
public final class LogFormats {
    /// What a log's beginning is looked at for at most.
    public static final int HEAD_BYTES = 1 << 12;

    private final List<LogFormat> formats;
    private final LogFormat text;

    /// @param source of JSON and plain text that no format knows; [LogSource#ANY] when nobody says
    public LogFormats(LogSource source) {
        this.text = new TextFormat(source);
        var all = new ArrayList<LogFormat>();
        all.add(new EvtxFormat());
        all.add(new ZeekFormat());
        all.add(new JsonFormat(shapes(), source));
        all.addAll(UnixFormats.all());
        all.add(new OpenVpnFormat());
        all.addAll(TimingFormats.all());
        all.add(text);
        this.formats = List.copyOf(all);
    }

    private static List<Supplier<JsonShape>> shapes() {
        return List.of(WindowsJson::new, ZeekJson::new, JournalJson::new);
    }

    /// In the order in which they are tried.
    public List<LogFormat> all() {
        return formats;
    }

    /// The format that `--kind` names.
    public Optional<LogFormat> named(String name) {
        return formats.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /// The format that is the likeliest for a log that begins so; plain text when none is likely.
    public LogFormat detect(byte[] head, int length) {
        var best = text;
        int most = 0;
        for (var format : formats) {
            int score = format.score(head, length);
            if (score > most) {
                most = score;
                best = format;
            }
        }
        return best;
    }

    /// A reader that finds the format itself.
    public LogReader detecting(ReadSettings settings) {
        return new DetectingReader(this, settings);
    }
}
