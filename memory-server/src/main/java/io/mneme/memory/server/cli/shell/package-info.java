/** The world around a command: streams, the people at them, files, the end of the process. */
package io.mneme.memory.server.cli.shell;
