/** The directory as LDAP clients ask it, against OpenLDAP's server. */
package org.carillon.bench.ldap;
