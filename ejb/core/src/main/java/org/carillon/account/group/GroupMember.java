package org.carillon.account.group;

/**
 * Who is in a group.
 *
 * @param address the canonical address
 * @param kind what it is the address of
 */
public record GroupMember(String address, Kind kind) {

  /** What a member is. */
  public enum Kind {
    /** An account here. */
    ACCOUNT,
    /** A group here, and with it whoever is in that. */
    GROUP,
    /** A forwarder here. */
    FORWARDER,
    /** Somebody of whom only the address is known. */
    ELSEWHERE
  }
}
