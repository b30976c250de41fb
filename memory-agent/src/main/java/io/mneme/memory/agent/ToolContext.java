package io.mneme.memory.agent;

import io.mneme.memory.message.Speaker;
import io.mneme.memory.thread.ThreadKey;
import java.util.Optional;

/**
 * Where a tool call comes from. Immutable and thread-safe.
 *
 * @param thread the conversation and its owner
 * @param speaker the verified person who spoke; empty if the thread has one person only
 * @param turn id of the turn
 * @param readOnly whether the turn may write nothing; a tool that writes should then refuse
 */
public record ToolContext(ThreadKey thread, Optional<Speaker> speaker, String turn, boolean readOnly) {}
