package org.carillon.format.mime.header;

/** A MIME field's parameter (RFC 2045 §5.1), unquoted octets. An RFC 2231 name has asterisks. */
public record Parameter(String name, String value) {}
