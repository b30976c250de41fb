/** Recall at the command line: which model looks, and what it has to index before. */
package io.mneme.memory.server.cli.recall;
