/**
 * The {@code \Seen} flag of shared mailboxes: all readers share one, or each has marks of their
 * own.
 */
package org.carillon.store.seen;
