/** Changes (RFC 4511 §4.6–4.9): what is said of entries, as the core's operations take it. */
package org.carillon.protocol.ldap.change;
