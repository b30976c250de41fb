/** What an application may set, from code, environment and a file. */
package io.mneme.memory.agent.config;
