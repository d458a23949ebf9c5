/** Mailboxes that are open on this node, and the notification of changes in them. */
package org.carillon.store.opening;
