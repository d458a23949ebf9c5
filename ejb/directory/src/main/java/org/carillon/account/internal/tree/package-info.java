/** The directory as a tree of entries, for the LDAP listeners. */
package org.carillon.account.internal.tree;
