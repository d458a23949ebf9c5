/**
 * The directory as a tree of entries (RFC 4512 §2): what the LDAP listeners ask the core for, in
 * words of its own; names and attributes of LDAP are the listeners' business.
 */
package org.carillon.contract.tree;
