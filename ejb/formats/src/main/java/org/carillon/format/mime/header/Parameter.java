package org.carillon.format.mime.header;

/**
 * A parameter of a MIME field (RFC 2045 §5.1), as octets. An RFC 2231 name keeps its asterisks.
 *
 * @param name the name as written
 * @param value the value without quoting
 */
public record Parameter(String name, String value) {}
