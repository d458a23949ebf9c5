/** Searches (RFC 4511 §4.5): examine entries, sort and page them, and send them. */
package org.carillon.protocol.ldap.search;
