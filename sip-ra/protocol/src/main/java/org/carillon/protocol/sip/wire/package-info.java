/** From octets to messages: framing on streams, and what is checked before the parser sees it. */
package org.carillon.protocol.sip.wire;
