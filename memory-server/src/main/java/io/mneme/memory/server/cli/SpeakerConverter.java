package io.mneme.memory.server.cli;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.Speaker;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a speaker as {@code u_alice:Alice:editor}; name and role may be missing. */
final class SpeakerConverter implements ITypeConverter<Speaker> {

    @Override
    public Speaker convert(String value) {
        String[] parts = value.split(":", 3);
        try {
            return new Speaker(parts[0], part(parts, 1), part(parts, 2));
        } catch (InvalidInput e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static Optional<String> part(String[] parts, int index) {
        return parts.length > index && !parts[index].isEmpty() ? Optional.of(parts[index]) : Optional.empty();
    }
}
