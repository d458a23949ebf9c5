/** The messages of LDAP (RFC 4511 §4) as they come and go. */
package org.carillon.protocol.ldap.message;
