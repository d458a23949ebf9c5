/** Retention by holds on accounts and mailboxes. */
package org.carillon.mailbox.internal.holding;
