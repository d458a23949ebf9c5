/** Filters of searches (RFC 4511 §4.5.1.7): their evaluation and their index conditions. */
package org.carillon.protocol.ldap.filter;
