package org.carillon.format.mime.header;

/**
 * A parameter of a MIME field (RFC 2045 §5.1), as octets: an RFC 2231 name keeps its asterisks.
 *
 * @param name as written
 * @param value quoting taken off
 */
public record Parameter(String name, String value) {}
