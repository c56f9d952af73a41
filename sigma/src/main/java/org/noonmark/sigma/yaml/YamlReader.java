package org.noonmark.sigma.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Makes trees from the events of a YAML parser.
///
/// No recursion: depth is what [YamlLimits] says, whatever the text. An alias stands for the same
/// node again, so a bomb of aliases costs nothing here and is refused by its weight.
public final class YamlReader {
    private final YamlLimits limits;
    private final List<YamlNode> documents = new ArrayList<>();
    private final List<YamlProblem> problems = new ArrayList<>();
    private final List<OpenNode> open = new ArrayList<>();
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private @Nullable YamlNode root;
    private @Nullable YamlProblem spoilt;
    private int documentCount;
    private int line = 1;

    private YamlReader(YamlLimits limits) {
        this.limits = limits;
    }

    /// The documents of `text`.
    public static YamlDocuments read(String text, YamlLimits limits) {
        var reader = new YamlReader(limits);
        try {
            reader.readAll(text);
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(reader.line);
            reader.end(line, YamlProblem.Kind.SYNTAX, "not YAML: " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            var first = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
            reader.end(reader.line, YamlProblem.Kind.SYNTAX, "not YAML: " + first);
        }
        return new YamlDocuments(reader.documents, reader.problems);
    }

    private void end(int at, YamlProblem.Kind kind, String message) {
        problems.add(new YamlProblem(at, kind, message));
    }

    private void readAll(String text) {
        if (text.length() > limits.codePoints()) {
            end(
                    1,
                    YamlProblem.Kind.TOO_LARGE,
                    "longer than " + limits.codePoints() + " characters");
            return;
        }
        var settings = LoadSettings.builder().setCodePointLimit(limits.codePoints()).build();
        var parser = new ParserImpl(settings, new StreamReader(settings, text));
        boolean goesOn = true;
        while (goesOn && parser.hasNext()) {
            var event = parser.next();
            line = event.getStartMark().map(Mark::getLine).orElse(line - 1) + 1;
            goesOn = take(event);
        }
    }

    /// False when nothing more is read.
    private boolean take(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> startDocument();
            case DocumentEnd -> endDocument();
            case Scalar -> {
                var scalar = (ScalarEvent) event;
                boolean isPlain = scalar.isPlain() && scalar.getTag().isEmpty();
                put(scalar, new YamlNode.Scalar(scalar.getValue(), isPlain, line));
            }
            case Alias -> putAlias((AliasEvent) event);
            case MappingStart, SequenceStart -> {
                boolean isMap = event.getEventId() == Event.ID.MappingStart;
                open.add(new OpenNode(isMap, line, anchor((CollectionStartEvent) event)));
            }
            case MappingEnd, SequenceEnd -> close();
            case StreamStart, StreamEnd, Comment -> {}
        }
        return isWithinLimits();
    }

    private boolean isWithinLimits() {
        int weight = open.isEmpty() ? 0 : open.getLast().weight();
        if (open.size() <= limits.depth()
                && weight <= limits.nodes()
                && documentCount <= limits.documents()) {
            return true;
        }
        var what =
                open.size() > limits.depth()
                        ? "nested deeper than " + limits.depth()
                        : documentCount > limits.documents()
                                ? "more than " + limits.documents() + " documents"
                                : "more than "
                                        + limits.nodes()
                                        + " values, where each alias counts as what it stands for";
        end(line, YamlProblem.Kind.TOO_LARGE, what);
        return false;
    }

    private void startDocument() {
        open.clear();
        anchors.clear();
        root = null;
        spoilt = null;
        documentCount++;
    }

    private void endDocument() {
        if (spoilt != null) {
            problems.add(spoilt);
        } else if (root != null && !(root instanceof YamlNode.Scalar text && text.isNull())) {
            documents.add(root);
        }
    }

    private static @Nullable String anchor(NodeEvent event) {
        return event.getAnchor().map(Object::toString).orElse(null);
    }

    private void putAlias(AliasEvent alias) {
        var node = anchors.get(alias.getAlias().toString());
        if (node == null) {
            spoil("the alias *" + alias.getAlias() + " stands for nothing that is complete here");
            node = new YamlNode.Scalar("", true, line);
        }
        append(node);
    }

    private void put(ScalarEvent event, YamlNode.Scalar scalar) {
        var anchor = anchor(event);
        if (anchor != null) {
            anchors.put(anchor, scalar);
        }
        append(scalar);
    }

    private void close() {
        var closed = open.removeLast();
        var node = closed.node();
        if (closed.anchor != null) {
            anchors.put(closed.anchor, node);
        }
        append(node);
    }

    private void append(YamlNode node) {
        if (open.isEmpty()) {
            root = node;
            return;
        }
        var problem = open.getLast().append(node);
        if (!problem.isEmpty()) {
            spoil(problem);
        }
    }

    private void spoil(String message) {
        if (spoilt == null) {
            spoilt = new YamlProblem(line, YamlProblem.Kind.KEY, message);
        }
    }
}
