/** The directory's objects as entries of LDAP: their names, their attributes, the schema. */
package org.carillon.protocol.ldap.entry;
