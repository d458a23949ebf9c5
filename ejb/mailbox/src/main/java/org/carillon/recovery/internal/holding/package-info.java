/** Retention by holds on accounts and mailboxes. */
package org.carillon.recovery.internal.holding;
