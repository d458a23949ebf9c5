package org.carillon.store.item;

/**
 * A state since which changes can be requested: a sync token of DAV (RFC 6578) or a state of JMAP
 * (RFC 8620). It is valid on every node and after every restart, and only the store can interpret
 * it.
 *
 * @param token printable ASCII without space, at most {@value #MOST_CHARS} characters
 */
public record ChangeState(String token) {
  /** The length of the longest token, in characters. */
  public static final int MOST_CHARS = 100;

  @Override
  public String toString() {
    return token;
  }
}
