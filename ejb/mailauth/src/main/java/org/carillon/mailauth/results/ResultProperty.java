package org.carillon.mailauth.results;

/**
 * A property that a method checked (RFC 8601 §2.2, {@code propspec}).
 *
 * @param type the source of the property: {@code smtp}, {@code header}, {@code policy} …
 * @param name {@code mailfrom}, {@code d} …
 * @param value an address, a domain or a text
 */
public record ResultProperty(String type, String name, String value) {}
