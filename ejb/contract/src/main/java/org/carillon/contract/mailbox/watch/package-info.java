/** Changes in mailboxes since the last request (RFC 5465). */
package org.carillon.contract.mailbox.watch;
