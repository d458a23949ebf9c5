/**
 * JAIN-SIP's transactions (RFC 3261 §17), kept apart from the rest of that stack: no dialogs, no
 * event threads, no sockets. A message reaches its transaction directly, over the flow it came on,
 * and everything happens in the call's lane, timers included.
 */
package org.carillon.protocol.sip.transaction;
