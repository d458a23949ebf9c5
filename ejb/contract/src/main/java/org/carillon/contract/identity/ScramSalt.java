package org.carillon.contract.identity;

/**
 * How a client is to make SCRAM's keys of its password (RFC 5802 §5.1).
 *
 * @param salt as it goes into PBKDF2
 * @param iterations how often the hash is applied
 */
public record ScramSalt(byte[] salt, int iterations) {}
