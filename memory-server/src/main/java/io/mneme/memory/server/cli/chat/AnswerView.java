package io.mneme.memory.server.cli.chat;

import io.mneme.memory.agent.AgentReply;

/** Shows answers. Called by one thread at a time. */
interface AnswerView {

    /** The model said more. */
    void text(String piece);

    /** The conversation got a title, before the answer is complete. */
    void titled(String title);

    /** The answer is complete. */
    void end(AgentReply reply);

    /** The answer will not be completed. */
    void broken();
}
