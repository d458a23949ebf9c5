package org.carillon.protocol.pop3;

import org.carillon.contract.answer.Failure;

/** Maps every failure to an -ERR with its response code (RFC 3206). */
final class ErrorReplies {
  private ErrorReplies() {}

  static Reply reply(Failure failure) {
    return switch (failure) {
      case Failure.TryLater _ ->
          new Reply.Unable("SYS/TEMP", "Temporarily unavailable, try again later");
      case Failure.Damaged _ -> new Reply.Unable("SYS/PERM", "The stored message is damaged");
      case Failure.NotAllowed(_, String why) -> new Reply.Unable("AUTH", why);
      case Failure.NotFound _,
          Failure.Invalid _,
          Failure.SeveralInvalid _,
          Failure.Taken _,
          Failure.Outdated _,
          Failure.LimitReached _ ->
          new Reply.Unable("SYS/PERM", "Mailbox is not available");
    };
  }
}
