/** Reads and writes the messages of LDAP (RFC 4511 §4). */
package org.carillon.protocol.ldap.message;
