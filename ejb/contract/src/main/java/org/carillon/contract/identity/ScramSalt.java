package org.carillon.contract.identity;

/** The salt and iterations by which a client derives SCRAM's keys (RFC 5802 §5.1). */
public record ScramSalt(byte[] salt, int iterations) {}
