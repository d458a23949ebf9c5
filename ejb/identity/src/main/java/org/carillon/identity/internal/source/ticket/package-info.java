/** Reading the Kerberos tickets that people bring (ADR 154). */
package org.carillon.identity.internal.source.ticket;
