/** Threads of messages, by the algorithms of THREAD (RFC 5256 §3). */
package org.carillon.query.thread;
