package org.carillon.mailbox.resource;

/**
 * A property that a client has noted, and that means nothing to the server (RFC 4918 §4: a dead
 * one), or that the server keeps in the same place.
 *
 * @param namespace of its name; empty for none
 * @param name its name there
 * @param value what it is, as text; octets in UTF-8 are bounded by {@value #MOST_OCTETS}
 */
public record ResourceProperty(String namespace, String name, String value) {
  /** The longest value. */
  public static final int MOST_OCTETS = 262_144;

  /** The most properties of one collection or item. */
  public static final int MOST = 200;

  /** The longest name with its namespace, in characters. */
  public static final int MOST_NAME = 1_000;
}
