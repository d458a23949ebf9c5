/** The {@code \Seen} flag of shared mailboxes: readers share one, or each has their own marks. */
package org.carillon.store.seen;
