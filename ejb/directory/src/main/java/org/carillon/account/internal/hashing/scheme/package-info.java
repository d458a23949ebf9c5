/**
 * Hashes of passwords as other servers keep them, checked and never made: crypt(3)'s forms, LDAP's
 * and Dovecot's {@code {SCHEME}}, the PHC forms, SCRAM's keys (seed: Identity, passwords taken as
 * hashes).
 */
package org.carillon.account.internal.hashing.scheme;
