/** THREAD, and the threading of messages (RFC 5256). */
package org.carillon.protocol.imap.thread;
