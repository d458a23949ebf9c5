/** IDLE and NOTIFY: what a client is told without asking again (RFC 2177, RFC 5465). */
package org.carillon.protocol.imap.notify;
