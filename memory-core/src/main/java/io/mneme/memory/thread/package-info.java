/** Owners, threads, pages and the orders to change them. */
package io.mneme.memory.thread;
