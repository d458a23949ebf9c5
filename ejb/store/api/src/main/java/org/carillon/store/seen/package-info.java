/** Whose {@code \Seen} a mailbox has: all share one, or each reader has marks of its own. */
package org.carillon.store.seen;
