package io.mneme.memory.working;

/** Templates to start from. */
public final class WorkingMemoryTemplates {

    /** About one person; the default. */
    public static final String PERSON = """
            # User Information
            - **First Name**:
            - **Last Name**:
            - **Location**:
            - **Occupation**:
            - **Interests**:
            - **Goals**:
            - **Events**:
            - **Facts**:
            - **Projects**:
            """;

    /** About a thread that several people share; use it with {@link WorkingMemoryScope#THREAD}. */
    public static final String SHARED_THREAD = """
            # Shared Conversation
            ## Participants
            <!-- One line for each person, by author_id: - **author_name** (author_id, functional_role): position -->
            ## Open Questions
            ## Decisions
            """;

    private WorkingMemoryTemplates() {}
}
