/**
 * LDAPv3 (RFC 4511) on the server's side: a session reads messages and executes one after the
 * other. The codec parses the octets (docs/adr/0139); the core has the entries and decides who may
 * see them ({@link org.carillon.contract.tree.DirectoryTree}).
 */
package org.carillon.protocol.ldap;
