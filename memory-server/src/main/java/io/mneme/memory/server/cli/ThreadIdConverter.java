package io.mneme.memory.server.cli;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.thread.ThreadId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a thread's id from an argument. */
final class ThreadIdConverter implements ITypeConverter<ThreadId> {

    @Override
    public ThreadId convert(String value) {
        try {
            return ThreadId.of(value);
        } catch (InvalidInput e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
