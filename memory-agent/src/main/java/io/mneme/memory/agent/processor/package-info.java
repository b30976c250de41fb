/**
 * What runs before the model and before saving. To add your own, implement
 * {@link io.mneme.memory.agent.processor.Processor} and name it in
 * {@link io.mneme.memory.agent.AgentBuilder#processors}.
 */
package io.mneme.memory.agent.processor;
