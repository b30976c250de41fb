package io.mneme.memory.agent;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.context.Context;
import io.mneme.memory.context.Notes;
import io.mneme.memory.document.Documents;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryForm;
import io.mneme.memory.working.WorkingMemoryUpdate;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Map;

/**
 * Lets a model change the working memory in one turn. It changes what the model has seen: what somebody else wrote
 * since is merged, not undone. For one turn.
 */
final class WorkingMemoryTool implements Tool {

    /** The tool's name. */
    static final String NAME = "updateWorkingMemory";

    private static final String ARGUMENT = "memory";

    private final WorkingMemory memory;
    private final WorkingMemoryAuthor author;
    private long seen;

    WorkingMemoryTool(WorkingMemory memory, WorkingMemoryAuthor author) {
        this.memory = memory;
        this.author = author;
    }

    /** The model sees {@code context} now. */
    void show(Context context) {
        seen = Notes.of(context)
                .map(note -> (Long) note.metadata().get(Notes.WORKING_MEMORY_VERSION))
                .orElse(0L);
    }

    @Override
    public ToolSpecification specification() {
        Map<String, Object> argument = isDocument()
                ? Map.of("type", "object", "description", "What changes: merged into the present document.")
                : Map.of("type", "string", "description", "The whole working memory in Markdown.");
        return new ToolSpecification(
                NAME,
                "Remembers what you have learnt, in your working memory.",
                Map.of("type", "object", "properties", Map.of(ARGUMENT, argument), "required", List.of(ARGUMENT)));
    }

    @Override
    public Object call(Map<String, Object> arguments, ToolContext context) {
        try {
            WorkingMemoryUpdate update = update(arguments.get(ARGUMENT));
            seen = update.present().map(WorkingMemoryVersion::version).orElse(0L);
            return update.changed() ? "saved as version " + seen : "nothing has changed";
        } catch (InvalidInput | Conflict e) {
            throw new ToolFailure(e.getMessage());
        } catch (Unavailable e) {
            throw new ToolFailure("the working memory cannot be written now; nothing was changed");
        }
    }

    private WorkingMemoryUpdate update(Object given) {
        if (isDocument() && given instanceof Map<?, ?> patch) {
            return memory.merge(Documents.object(patch), author);
        } else if (!isDocument() && given instanceof String markdown) {
            return memory.replace(markdown, seen, author);
        }
        throw new ToolFailure("the argument \"" + ARGUMENT + "\" must be " + (isDocument() ? "an object" : "text"));
    }

    private boolean isDocument() {
        return memory.options().form() instanceof WorkingMemoryForm.Schema;
    }
}
