/** Mailboxes in an order other than that of their uids, kept from one request to the next. */
package org.carillon.mailbox.internal.ordering;
