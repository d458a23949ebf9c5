package org.carillon.protocol.pop3;

import org.carillon.contract.mailbox.Obstacle;

/** The one place where an obstacle becomes an -ERR with its response code (RFC 3206). */
final class Hindrance {
  private Hindrance() {}

  static Reply reply(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.Later(String why) -> new Reply.Unable("SYS/TEMP", "Not now, please try again");
      case Obstacle.Damaged(String why) ->
          new Reply.Unable("SYS/PERM", "The stored message is damaged");
      case Obstacle.NotPermitted(String why) -> new Reply.Unable("AUTH", why);
      case Obstacle.NoSuchMailbox _,
          Obstacle.AlreadyExists _,
          Obstacle.UseTaken _,
          Obstacle.BadName _,
          Obstacle.Protected _,
          Obstacle.NoSuchIdentifier _,
          Obstacle.TooManyAccessEntries _,
          Obstacle.OverQuota _,
          Obstacle.NoMoreUids _,
          Obstacle.BadLimit _,
          Obstacle.TooLarge _,
          Obstacle.TooManyKeywords _,
          Obstacle.TooManyAnnotations _ ->
          new Reply.Unable("SYS/PERM", "The maildrop can't be used");
    };
  }
}
