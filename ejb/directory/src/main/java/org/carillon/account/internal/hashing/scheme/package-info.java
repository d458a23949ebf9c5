/**
 * Hashes of passwords from other servers, which are checked but never created: formats of crypt(3),
 * {@code {SCHEME}} of LDAP and Dovecot, PHC strings, and SCRAM keys (seed: Identity, passwords
 * taken as hashes).
 */
package org.carillon.account.internal.hashing.scheme;
