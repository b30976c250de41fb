package io.mneme.memory.bench.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a run, with the machine they were measured on. Not thread-safe. */
public final class Report {

    private final Map<String, Object> figures = new LinkedHashMap<>();

    public Report(String benchmark) {
        figures.put("benchmark", benchmark);
        figures.putAll(Machine.describe());
    }

    /** Adds a text. */
    public void put(String key, String value) {
        figures.put(key, value);
    }

    /** Adds a number, rounded to three decimals. */
    public void put(String key, double value) {
        figures.put(key, Math.round(value * 1_000) / 1_000.0);
    }

    /** Adds medians, 95th percentiles and the ratio of a paired run. */
    public void put(String key, Paired.Result result) {
        put(key + ".ours.p50.us", result.ours().micros(0.5));
        put(key + ".ours.p95.us", result.ours().micros(0.95));
        put(key + ".bare.p50.us", result.bare().micros(0.5));
        put(key + ".bare.p95.us", result.bare().micros(0.95));
        put(key + ".ratio.p50", result.ratio());
    }

    /** Prints a figure a line. */
    public void print(PrintStream out) {
        figures.forEach((key, value) -> out.printf("%-44s %s%n", key, value));
    }

    /** Writes all figures as one JSON object. */
    public void writeJson(Path file) throws IOException {
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
    }
}
