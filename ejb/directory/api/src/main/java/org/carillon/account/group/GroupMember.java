package org.carillon.account.group;

import java.util.Optional;

/**
 * Who is in a group.
 *
 * @param address the canonical address
 * @param kind what it is the address of
 * @param key of an account its UUID, of a group here its id; empty of others, and where whoever
 *     asks does not administer its domain
 */
public record GroupMember(String address, Kind kind, Optional<String> key) {

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
