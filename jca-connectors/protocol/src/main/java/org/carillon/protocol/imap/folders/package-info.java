/** Commands about mailboxes: SELECT, LIST, STATUS, CREATE and so on (RFC 3501 §6.3). */
package org.carillon.protocol.imap.folders;
