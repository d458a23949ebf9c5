/** IDLE and NOTIFY: unsolicited notifications (RFC 2177, RFC 5465). */
package org.carillon.protocol.imap.notify;
