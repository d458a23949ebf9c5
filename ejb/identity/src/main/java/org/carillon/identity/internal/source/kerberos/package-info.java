/** Kerberos realms as sources: who shows a ticket for a key of this server (ADR 154). */
package org.carillon.identity.internal.source.kerberos;
