/** The directory by LDAP, compared with OpenLDAP's server. */
package org.carillon.bench.ldap;
