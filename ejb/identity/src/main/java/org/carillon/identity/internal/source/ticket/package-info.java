/** Reads the Kerberos tickets that users bring (ADR 154). */
package org.carillon.identity.internal.source.ticket;
