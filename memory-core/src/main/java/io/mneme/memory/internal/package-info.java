/** Rules shared by Mneme's own modules; not for applications. */
package io.mneme.memory.internal;
