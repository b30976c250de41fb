package io.mneme.memory.it.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Finds files and methods that are too long, with the JDK's own parser. */
final class SourceSizes {

    static final int FILE_LINES = 300;
    static final int METHOD_LINES = 25;

    private SourceSizes() {}

    /** One line for each violation in {@code files}. */
    static List<String> violations(Iterable<? extends JavaFileObject> files) throws IOException {
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            check(unit, positions, found);
        }
        return found;
    }

    private static void check(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
        LineMap lines = unit.getLineMap();
        String name = unit.getSourceFile().getName();
        long last = lines.getLineNumber(positions.getEndPosition(unit, unit));
        if (last > FILE_LINES) {
            found.add(name + ": " + last + " lines");
        }
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) {
                    long from = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                    long to = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
                    if (to - from - 1 > METHOD_LINES) {
                        found.add(name + ": " + method.getName() + " has " + (to - from - 1) + " lines");
                    }
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
    }
}
