/** The stateful, forking, record-routing proxy (RFC 3261 §16). */
package org.carillon.protocol.sip.proxy;
