/** Messages into mailboxes, many in one transaction. */
package org.carillon.mailbox.internal.delivery;
