/** Mailboxes that are open on this node, and what a change tells them. */
package org.carillon.store.opening;
