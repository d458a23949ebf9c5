package org.carillon.store.item;

/**
 * A state that changes are told since: a sync token of DAV (RFC 6578), a state of JMAP (RFC 8620).
 * It means the same on every node and after every restart, and nothing to anybody but the store.
 *
 * @param token printable ASCII without space, at most {@value #MOST_CHARS} characters
 */
public record ChangeState(String token) {
  /** The longest token. */
  public static final int MOST_CHARS = 100;

  @Override
  public String toString() {
    return token;
  }
}
