/** From octets to messages: framing on streams, and checks before parsing. */
package org.carillon.protocol.sip.wire;
