/** The demonstration: every example of the requirements, played and checked. */
package io.mneme.memory.server.cli.demo;
