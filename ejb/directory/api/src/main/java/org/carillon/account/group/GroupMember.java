package org.carillon.account.group;

import java.util.Optional;

/**
 * A member of a group.
 *
 * @param address the canonical address
 * @param kind the kind of member
 * @param key the UUID of an account, or the id of a group here; empty for other members, and if the
 *     caller does not administer the member's domain
 */
public record GroupMember(String address, Kind kind, Optional<String> key) {

  /** The kinds of member. */
  public enum Kind {
    /** An account here. */
    ACCOUNT,
    /** A group here, with all its members. */
    GROUP,
    /** A forwarder here. */
    FORWARDER,
    /** A member of whom only the address is known. */
    ELSEWHERE
  }
}
