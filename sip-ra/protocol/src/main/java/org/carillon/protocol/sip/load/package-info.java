/** Limits on concurrent SIP work and on sources, and counters. */
package org.carillon.protocol.sip.load;
