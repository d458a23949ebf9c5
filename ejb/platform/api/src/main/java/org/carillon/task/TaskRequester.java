package org.carillon.task;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;

/**
 * The caller that requested a task.
 *
 * @param name the caller's name
 * @param rank what the caller administers
 */
public record TaskRequester(String name, Rank rank) {

  /** The extent of a caller's administration, in ascending order. */
  public enum Rank {
    /** The caller's own account. */
    USER,
    /** A whole domain. */
    DOMAIN,
    /** The whole server. */
    SERVER
  }

  /** Returns the entry of a caller. */
  public static TaskRequester of(Caller caller) {
    return new TaskRequester(caller.name(), rank(caller));
  }

  /** Returns what a caller administers. */
  public static Rank rank(Caller caller) {
    return switch (caller.rights()) {
      case Rights.User() -> Rank.USER;
      case Rights.DomainAdministrator _ -> Rank.DOMAIN;
      case Rights.ServerAdministrator() -> Rank.SERVER;
    };
  }
}
