package io.mneme.memory.server.cli;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.thread.ResourceId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a user's id from an argument. */
final class ResourceIdConverter implements ITypeConverter<ResourceId> {

    @Override
    public ResourceId convert(String value) {
        try {
            return ResourceId.of(value);
        } catch (InvalidInput e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
