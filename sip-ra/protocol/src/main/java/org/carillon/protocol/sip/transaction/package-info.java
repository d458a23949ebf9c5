/**
 * JAIN-SIP's transactions (RFC 3261 §17), isolated from the rest of that stack: no dialogs, no
 * event threads, no sockets. A message reaches its transaction directly, over its flow, and
 * everything runs in the call's lane, including timers.
 */
package org.carillon.protocol.sip.transaction;
