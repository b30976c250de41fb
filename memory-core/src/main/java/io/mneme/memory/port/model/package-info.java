/** Language models. */
package io.mneme.memory.port.model;
