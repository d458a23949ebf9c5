package org.carillon.protocol.pop3;

import org.carillon.contract.mailbox.Obstacle;

/** The one place where an obstacle becomes an -ERR with its response code (RFC 3206). */
final class Hindrance {
  private Hindrance() {}

  static Reply reply(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.Later(String why) -> new Reply.Err("SYS/TEMP", "Not now, please try again");
      case Obstacle.Damaged(String why) ->
          new Reply.Err("SYS/PERM", "The stored message is damaged");
      case Obstacle.NotPermitted(String why) -> new Reply.Err("AUTH", why);
      case Obstacle.NoSuchMailbox _,
          Obstacle.AlreadyExists _,
          Obstacle.BadName _,
          Obstacle.Protected _,
          Obstacle.OverQuota _,
          Obstacle.TooLarge _,
          Obstacle.TooManyKeywords _ ->
          new Reply.Err("SYS/PERM", "The maildrop can't be used");
    };
  }
}
