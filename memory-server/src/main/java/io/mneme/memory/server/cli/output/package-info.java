/** What the command line writes: text that is safe to show, JSON, colour. */
package io.mneme.memory.server.cli.output;
