/** The registrar (RFC 3261 §10), answered without transactions. */
package org.carillon.protocol.sip.registrar;
