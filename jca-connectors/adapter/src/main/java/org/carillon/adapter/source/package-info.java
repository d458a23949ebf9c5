/** Asks sources of identities: directories by LDAP, RADIUS servers (ADR 148). */
package org.carillon.adapter.source;
