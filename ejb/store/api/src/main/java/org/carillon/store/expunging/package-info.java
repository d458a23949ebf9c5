/** Removes messages from mailboxes for good. */
package org.carillon.store.expunging;
