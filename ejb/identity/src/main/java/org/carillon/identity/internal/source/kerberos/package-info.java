/** Kerberos realms as sources, for users who show a ticket for a key of this server (ADR 154). */
package org.carillon.identity.internal.source.kerberos;
