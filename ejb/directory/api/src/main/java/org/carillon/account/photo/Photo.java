package org.carillon.account.photo;

/**
 * The picture in a person's directory entry.
 *
 * @param version the identifier under which the picture is requested; it changes with the picture
 * @param type the picture's media type
 * @param octets the picture as browsers show it
 */
public record Photo(String version, String type, byte[] octets) {}
