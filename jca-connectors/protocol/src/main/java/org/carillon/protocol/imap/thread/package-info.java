/** THREAD, and how messages are put into threads (RFC 5256). */
package org.carillon.protocol.imap.thread;
