/** The scenes of the demonstration, one for each example. */
package io.mneme.memory.server.cli.demo.scenario;
