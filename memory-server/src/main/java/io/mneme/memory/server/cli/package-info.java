/** The command line {@code mneme}. */
package io.mneme.memory.server.cli;
