/**
 * LDAPv3 (RFC 4511) on the server's side: a session reads messages and does one after the other.
 * What the octets mean is the codec's business (docs/adr/0139), what there is and who may see it
 * the core's ({@link org.carillon.contract.tree.DirectoryTree}).
 */
package org.carillon.protocol.ldap;
