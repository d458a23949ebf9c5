/** What happened in mailboxes since it was last asked (RFC 5465). */
package org.carillon.contract.mailbox.watch;
