package org.carillon.contract.identity;

/**
 * The parameters by which a client derives SCRAM's keys from its password (RFC 5802 §5.1).
 *
 * @param salt the salt for PBKDF2
 * @param iterations the number of iterations
 */
public record ScramSalt(byte[] salt, int iterations) {}
