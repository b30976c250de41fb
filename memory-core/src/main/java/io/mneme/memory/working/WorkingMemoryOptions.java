package io.mneme.memory.working;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.port.model.DocumentSchema;
import io.mneme.memory.thread.Limits;

/**
 * How working memory behaves. Start from {@link #DEFAULT}. Immutable and thread-safe.
 *
 * @param scope who shares one; default {@link WorkingMemoryScope#RESOURCE}
 * @param form template or schema; default {@link WorkingMemoryTemplates#PERSON}
 * @param maxCharacters longest content, 1 to 1,000,000 characters of its Markdown or JSON; default 20,000
 * @param keepVersions how many versions stay for history and undo, 1 to 1,000; default 1,000
 * @param writable whether agents may change it; default true. Programs always may
 */
public record WorkingMemoryOptions(
        WorkingMemoryScope scope, WorkingMemoryForm form, int maxCharacters, int keepVersions, boolean writable) {

    /** Highest {@link #maxCharacters}. */
    public static final int MAX_CHARACTERS = 1_000_000;

    /** The defaults. */
    public static final WorkingMemoryOptions DEFAULT = new WorkingMemoryOptions(
            WorkingMemoryScope.RESOURCE,
            new WorkingMemoryForm.Template(WorkingMemoryTemplates.PERSON),
            20_000,
            Limits.MAX_ITEMS,
            true);

    /** @throws InvalidInput if a value is null or out of range */
    public WorkingMemoryOptions {
        Identifiers.required("scope", scope);
        Identifiers.required("form", form);
        Limits.check("keepVersions", keepVersions);
        if (maxCharacters < 1 || maxCharacters > MAX_CHARACTERS) {
            throw new InvalidInput("maxCharacters must be 1 to " + MAX_CHARACTERS + ", not " + maxCharacters);
        }
    }

    /** The same with another scope. */
    public WorkingMemoryOptions scope(WorkingMemoryScope value) {
        return new WorkingMemoryOptions(value, form, maxCharacters, keepVersions, writable);
    }

    /** The same with Markdown after {@code template}. */
    public WorkingMemoryOptions template(String template) {
        return form(new WorkingMemoryForm.Template(template));
    }

    /** The same with a document that keeps {@code schema}. */
    public WorkingMemoryOptions schema(DocumentSchema schema) {
        return form(new WorkingMemoryForm.Schema(schema));
    }

    /** The same with another size limit. */
    public WorkingMemoryOptions maxCharacters(int value) {
        return new WorkingMemoryOptions(scope, form, value, keepVersions, writable);
    }

    /** The same with more or fewer versions kept. */
    public WorkingMemoryOptions keepVersions(int value) {
        return new WorkingMemoryOptions(scope, form, maxCharacters, value, writable);
    }

    /** The same for agents that see it and may not change it. */
    public WorkingMemoryOptions readOnly() {
        return new WorkingMemoryOptions(scope, form, maxCharacters, keepVersions, false);
    }

    private WorkingMemoryOptions form(WorkingMemoryForm value) {
        return new WorkingMemoryOptions(scope, value, maxCharacters, keepVersions, writable);
    }
}
