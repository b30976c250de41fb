package io.mneme.memory.server.cli;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.document.Documents;
import io.mneme.memory.server.cli.output.Json;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a JSON object from an argument. */
final class MetadataConverter implements ITypeConverter<MetadataConverter.Metadata> {

    /** The object; picocli takes a bare map for something else. */
    record Metadata(Map<String, Object> values) {}

    @Override
    public Metadata convert(String value) {
        try {
            return new Metadata(Documents.object(Json.readObject(value)));
        } catch (IllegalArgumentException | InvalidInput e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
