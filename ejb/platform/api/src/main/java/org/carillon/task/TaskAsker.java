package org.carillon.task;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;

/**
 * Who asked for a task.
 *
 * @param name the caller's
 * @param rank what it administers
 */
public record TaskAsker(String name, Rank rank) {

  /** What somebody administers, in ascending order. */
  public enum Rank {
    /** Its own account. */
    USER,
    /** A domain. */
    DOMAIN,
    /** The server. */
    SERVER
  }

  /** A caller. */
  public static TaskAsker of(Caller caller) {
    return new TaskAsker(caller.name(), rank(caller));
  }

  /** What a caller administers. */
  public static Rank rank(Caller caller) {
    return switch (caller.rights()) {
      case Rights.User() -> Rank.USER;
      case Rights.DomainAdministrator _ -> Rank.DOMAIN;
      case Rights.ServerAdministrator() -> Rank.SERVER;
    };
  }
}
