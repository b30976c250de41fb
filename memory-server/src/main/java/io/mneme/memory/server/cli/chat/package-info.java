/** A conversation at the command line. */
package io.mneme.memory.server.cli.chat;
