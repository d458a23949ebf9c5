/**
 * The directory as a tree of entries (RFC 4512 §2): the port that the LDAP listeners use, in its
 * own terms. The mapping to names and attributes of LDAP belongs to the listeners.
 */
package org.carillon.contract.tree;
