/** Changes (RFC 4511 §4.6–4.9): turns changes of entries into the core's operations. */
package org.carillon.protocol.ldap.change;
