package io.mneme.memory.agent;

import io.mneme.memory.thread.ThreadKey;

/**
 * What an agent answered in one turn. Immutable and thread-safe.
 *
 * @param turn id of the turn
 * @param thread the conversation
 * @param text text of the last message of the turn, as it is stored; what the model said before it called a tool is in
 *     the thread only
 * @param finish how the turn ended
 */
public record AgentReply(String turn, ThreadKey thread, String text, Finish finish) {}
