/** Filters of searches (RFC 4511 §4.5.1.7): what they say of an entry, and what an index knows. */
package org.carillon.protocol.ldap.filter;
