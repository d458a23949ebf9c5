package org.carillon.mailbox.resource;

/**
 * A property that a client has set and that means nothing to the server (RFC 4918 §4: a dead
 * property), or one that the server keeps in the same place.
 *
 * @param namespace the namespace of its name; may be empty
 * @param name the local name
 * @param value the value as text, at most {@value #MOST_OCTETS} octets in UTF-8
 */
public record ResourceProperty(String namespace, String name, String value) {
  /** The largest length of a value, in octets. */
  public static final int MOST_OCTETS = 262_144;

  /** The largest number of properties of a collection or item. */
  public static final int MOST = 200;

  /** The largest length of the name with its namespace, in characters. */
  public static final int MOST_NAME = 1_000;
}
