package org.noonmark.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Lengths of the methods of Java files, as the compiler's parser sees them.
final class MethodLengths {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private MethodLengths() {}

    /// Lines of each method from its first modifier to its closing brace, as `Type.method`; the
    /// longest of overloads. Files are parsed, not compiled.
    static Map<String, Integer> of(List<SourceFile> files) {
        var sources = new ArrayList<SimpleJavaFileObject>();
        for (var file : files) {
            sources.add(new Source(file));
        }
        var task =
                (JavacTask)
                        COMPILER.getTask(
                                null, null, ignored -> {}, List.of("-proc:none"), null, sources);
        var lengths = new HashMap<String, Integer>();
        try {
            for (var unit : task.parse()) {
                new Scanner(unit, Trees.instance(task), lengths).scan(unit, null);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return lengths;
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final Map<String, Integer> lengths;

        Scanner(CompilationUnitTree unit, Trees trees, Map<String, Integer> lengths) {
            this.unit = unit;
            this.trees = trees;
            this.lengths = lengths;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            var positions = trees.getSourcePositions();
            var lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long end = positions.getEndPosition(unit, method);
            if (end >= 0) {
                int length = (int) (lines.getLineNumber(end) - first + 1);
                lengths.merge(typeName() + "." + method.getName(), length, Math::max);
            }
            return super.visitMethod(method, null);
        }

        private String typeName() {
            return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                    ? type.getSimpleName().toString()
                    : "?";
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final SourceFile file;

        Source(SourceFile file) {
            super(URI.create("string:///" + file.path()), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}
