package io.mneme.memory.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Small rooms: files of at most 300 lines, methods of at most 25. */
class SourceSizesTest {

    @Test
    void sources_of_all_modules_are_small() throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        List<Path> sources;
        try (Stream<Path> all = Files.walk(root)) {
            sources = all.filter(path -> path.toString().endsWith(".java")
                            && root.relativize(path).toString().startsWith("memory-")
                            && root.relativize(path).toString().contains("/src/"))
                    .toList();
        }
        assertThat(sources).hasSizeGreaterThan(100);
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            assertThat(SourceSizes.violations(files.getJavaFileObjectsFromPaths(sources)))
                    .isEmpty();
        }
    }

    @Test
    void planted_long_method_and_long_file_are_caught() throws IOException {
        String body = "int i;\n".repeat(SourceSizes.METHOD_LINES + 1);
        String method = "class Planted { void tooLong() {\n" + body + "} }";
        String file = "class Planted {" + "\n".repeat(SourceSizes.FILE_LINES) + "}";
        assertThat(SourceSizes.violations(List.of(source(method)))).hasSize(1);
        assertThat(SourceSizes.violations(List.of(source(file)))).hasSize(1);
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Planted.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
