/** Framing on streams, and checks of messages before they are parsed. */
package org.carillon.protocol.sip.wire;
