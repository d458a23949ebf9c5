package org.carillon.protocol.imap;

import org.carillon.contract.mailbox.Obstacle;

/**
 * The one place where an obstacle becomes a NO with its response code (RFC 5530, RFC 6154 §3, RFC
 * 9051).
 */
final class Hindrance {
  private Hindrance() {}

  /** For a command about a mailbox. */
  static Reply reply(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.NoSuchMailbox(var name) ->
          Reply.no("NONEXISTENT", "There is no mailbox " + onWire(name.path()));
      case Obstacle.AlreadyExists(var name) ->
          Reply.no("ALREADYEXISTS", "There is a mailbox " + onWire(name.path()) + " already");
      case Obstacle.UseTaken(var use, var holder) ->
          Reply.no("USEATTR", onWire(holder.path()) + " has that use already");
      case Obstacle.BadName(var name, String why) -> Reply.no("CANNOT", why);
      case Obstacle.Protected(var name) ->
          Reply.no("CANNOT", onWire(name.path()) + " can't be deleted or renamed");
      case Obstacle.NotPermitted(String why) -> Reply.no("NOPERM", why);
      case Obstacle.NoSuchIdentifier(var who) -> Reply.no("CANNOT", "Nobody has that name here");
      case Obstacle.TooManyAccessEntries() ->
          Reply.no("LIMIT", "The access list has as many entries as it can");
      case Obstacle.OverQuota() -> Reply.no("OVERQUOTA", "The account is full");
      case Obstacle.NoMoreUids() -> Reply.no("LIMIT", "The mailbox has given out its last UID");
      case Obstacle.BadLimit(String why) -> Reply.no("CANNOT", why);
      case Obstacle.TooLarge(long limit) ->
          Reply.no("TOOBIG", "A message has at most " + limit + " octets");
      case Obstacle.TooManyKeywords() ->
          Reply.no("LIMIT", "The mailbox holds as many keywords as it can");
      case Obstacle.TooManyAnnotations() ->
          Reply.no("METADATA TOOMANY", "The mailbox has as many entries as it can");
      case Obstacle.Damaged(String why) -> Reply.no("SERVERBUG", "The stored message is damaged");
      case Obstacle.Later(String why) -> Reply.no("UNAVAILABLE", "Not now, please try again");
    };
  }

  /** For a command that puts messages into another mailbox: one that is missing may be created. */
  static Reply replyForTarget(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.NoSuchMailbox(var name) ->
          Reply.no("TRYCREATE", "There is no mailbox " + onWire(name.path()));
      case Obstacle.AlreadyExists _,
          Obstacle.UseTaken _,
          Obstacle.BadName _,
          Obstacle.Protected _,
          Obstacle.NotPermitted _,
          Obstacle.NoSuchIdentifier _,
          Obstacle.TooManyAccessEntries _,
          Obstacle.OverQuota _,
          Obstacle.NoMoreUids _,
          Obstacle.BadLimit _,
          Obstacle.TooLarge _,
          Obstacle.TooManyKeywords _,
          Obstacle.TooManyAnnotations _,
          Obstacle.Damaged _,
          Obstacle.Later _ ->
          reply(obstacle);
    };
  }

  /** A name as text of a response: one line of US-ASCII. */
  static String onWire(String path) {
    return ModifiedUtf7.encode(path);
  }
}
