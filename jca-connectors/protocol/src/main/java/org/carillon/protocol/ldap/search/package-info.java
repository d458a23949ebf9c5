/** Searches (RFC 4511 §4.5): what is looked at, how it is ordered and paged, what is sent. */
package org.carillon.protocol.ldap.search;
