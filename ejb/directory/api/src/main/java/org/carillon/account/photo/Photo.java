package org.carillon.account.photo;

/**
 * The picture in somebody's entry.
 *
 * @param version what it is asked for by, which is another picture's when it is another
 * @param type its media type
 * @param octets what browsers show
 */
public record Photo(String version, String type, byte[] octets) {}
