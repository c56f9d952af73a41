package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.evtx.EvtxFormat;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.testkit.ReferenceData;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/// Every record and field of real EVTX files, before our reader and before libevtx's `evtxexport`.
class EvtxExportTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final LeapTable LEAPS = LeapTable.embedded();
    private static final Pattern HEX = Pattern.compile("0x0*([0-9a-f]+)");
    private static final Pattern FRACTION = Pattern.compile("(.{19}\\.\\d{7})00z");

    @TempDir private Path folder;

    @Test
    void everyFieldIsTheSame() throws Exception {
        var files = new ArrayList<Path>();
        for (var name : List.of("guard/evtx-attack-samples", "guard/sigma-regression")) {
            var data = ReferenceData.find(name);
            assumeTrue(data.isPresent(), ReferenceData.missing(name));
            try (var all = Files.walk(data.get())) {
                all.filter(file -> file.toString().endsWith(".evtx")).sorted().forEach(files::add);
            }
        }
        var exported = exported(files);
        int fields = 0;
        for (int i = 0; i < files.size(); i++) {
            var ours = ours(files.get(i));
            assertThat(ours).as("%s", files.get(i)).isEqualTo(exported.get(i));
            fields += ours.stream().mapToInt(List::size).sum();
        }
        assertThat(files).hasSize(182);
        assertThat(fields).isGreaterThan(10_000);
    }

    /// One run of a shell for all files: what the program prints, a file each.
    private List<List<List<String>>> exported(List<Path> files) throws Exception {
        var script = new StringBuilder();
        var program = Peers.installed("evtxexport");
        for (int i = 0; i < files.size(); i++) {
            Files.createSymbolicLink(folder.resolve(i + ".evtx"), files.get(i));
            script.append("%s -f xml %d.evtx > %d.xml || exit 1\n".formatted(program, i, i));
        }
        Files.writeString(folder.resolve("run"), script);
        assertThat(RunningProgram.run(folder, LIMIT, List.of("/bin/sh", "run")).exitCode())
                .isZero();
        var all = new ArrayList<List<List<String>>>();
        for (int i = 0; i < files.size(); i++) {
            all.add(parsed(Files.readString(folder.resolve(i + ".xml"))));
        }
        return all;
    }

    private static List<List<String>> parsed(String printed) throws Exception {
        var xml =
                "<All>"
                        + printed.substring(printed.indexOf('\n'))
                                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "")
                        + "</All>";
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)));
        var events = new ArrayList<List<String>>();
        for (var event : children(document.getDocumentElement())) {
            var fields = new ArrayList<String>();
            for (var section : children(event)) {
                boolean isSystem = section.getTagName().equals("System");
                attributes(section, fields);
                for (var element : children(section)) {
                    field(element, isSystem, fields);
                }
            }
            fields.sort(null);
            events.add(fields);
        }
        return events;
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static void field(Element element, boolean isSystem, List<String> into) {
        attributes(element, into);
        var inner = children(element);
        inner.forEach(child -> field(child, isSystem, into));
        var text = element.getTextContent();
        if (inner.isEmpty() && !(isSystem && text.isEmpty())) {
            boolean isNamed = element.getTagName().equals("Data") && element.hasAttribute("Name");
            into.add(normal(isNamed ? element.getAttribute("Name") : element.getTagName(), text));
        }
    }

    private static void attributes(Element element, List<String> into) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var name = attributes.item(i).getNodeName();
            var value = attributes.item(i).getNodeValue();
            boolean isName = name.equals("Name") && element.getTagName().equals("Data");
            if (!isName && !name.startsWith("xmlns") && !value.isEmpty()) {
                into.add(normal(element.getTagName() + "_" + name, value));
            }
        }
    }

    private static List<List<String>> ours(Path file) throws IOException {
        var events = new ArrayList<List<String>>();
        var received = LEAPS.toTai(UtcInstant.parse("2026-11-23T12:00:00Z"));
        var receipt = Receipt.of(new TimeInterval(received, received), LEAPS);
        var reader = new EvtxFormat().reader(ReadSettings.of("log", LogClock.unknown(LEAPS)));
        var bytes = Files.readAllBytes(file);
        var sink =
                new ReadSink() {
                    @Override
                    public void event(LogEvent event) {
                        events.add(fields(event));
                    }

                    @Override
                    public void problem(ReadProblem problem) {
                        throw new AssertionError(file + ": " + problem);
                    }
                };
        reader.accept(bytes, 0, bytes.length, receipt, sink);
        reader.end(sink);
        return events;
    }

    /// Without the names of OCSF, which begin with `class_uid`.
    private static List<String> fields(LogEvent event) {
        var fields = new ArrayList<String>();
        for (int i = 0; i < event.fieldCount() && !event.fieldName(i).equals("class_uid"); i++) {
            fields.add(normal(event.fieldName(i), String.valueOf(event.fieldValue(i))));
        }
        fields.sort(null);
        return fields;
    }

    /// `evtxexport` writes hexadecimal numbers with leading zeros, GUIDs in upper case and nine
    /// digits of a time; control characters and kinds of line ends do not survive XML.
    private static String normal(String name, String value) {
        var text = value.toLowerCase(Locale.ROOT).replaceAll("[\\p{Cntrl}\\s]+", "");
        var hex = HEX.matcher(text);
        if (hex.matches()) {
            text = "0x" + hex.group(1);
        }
        var time = FRACTION.matcher(text);
        return name + "=" + (time.matches() ? time.group(1) + "z" : text);
    }
}
