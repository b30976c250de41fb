/** The document form, common to all stores. */
package io.mneme.memory.document;
