package org.carillon.protocol.imap.syntax;

import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.mailbox.MailboxFailure;

/** Maps every failure to a NO with its response code (RFC 5530, RFC 6154 §3, RFC 9051). */
public final class ErrorReplies {
  private ErrorReplies() {}

  /** Returns the reply of a command about a mailbox. */
  public static Reply reply(Failure failure) {
    return switch (failure) {
      case Failure.NotFound missing ->
          Reply.no("NONEXISTENT", "Mailbox " + onWire(missing.name()) + " does not exist");
      case Failure.Taken taken -> taken(taken);
      case Failure.Invalid invalid -> invalid(invalid);
      case Failure.SeveralInvalid several -> invalid(several.each().getFirst());
      case Failure.NotAllowed(_, String why) -> Reply.no("NOPERM", why);
      case Failure.Outdated _ -> Reply.no("INUSE", "Changed by another session meanwhile");
      case Failure.LimitReached(Limit limit, long most) -> reached(limit, most);
      case Failure.Damaged _ -> Reply.no("SERVERBUG", "The stored message is damaged");
      case Failure.TryLater _ ->
          Reply.no("UNAVAILABLE", "Temporarily unavailable, try again later");
    };
  }

  private static Reply taken(Failure.Taken taken) {
    String name = onWire(taken.name());
    return taken.code().equals(MailboxFailure.USE_TAKEN)
        ? Reply.no("USEATTR", name + " already has this special use")
        : Reply.no("ALREADYEXISTS", "Mailbox " + name + " already exists");
  }

  private static Reply invalid(Failure.Invalid invalid) {
    return switch (invalid.code()) {
      case MailboxFailure.PROTECTED ->
          Reply.no("CANNOT", onWire(invalid.name()) + " can't be deleted or renamed");
      case MailboxFailure.UNKNOWN -> Reply.no("CANNOT", "No user has this name");
      default -> Reply.no("CANNOT", invalid.message());
    };
  }

  private static Reply reached(Limit limit, long most) {
    return switch (limit) {
      case QUOTA -> Reply.no("OVERQUOTA", "Quota exceeded");
      case DISK -> Reply.no("UNAVAILABLE", "Insufficient storage on the server");
      case OCTETS -> Reply.no("TOOBIG", "Message size exceeds the limit of " + most + " octets");
      case OBJECTS -> Reply.no("LIMIT", "Mailbox has reached its maximum number of objects");
      case ACCESS_ENTRIES ->
          Reply.no("LIMIT", "Access list has reached its maximum number of entries");
      case KEYWORDS -> Reply.no("LIMIT", "Mailbox has reached its maximum number of keywords");
      case ANNOTATIONS ->
          Reply.no("METADATA TOOMANY", "Mailbox has reached its maximum number of annotations");
      case UIDS -> Reply.no("LIMIT", "Mailbox has no more UIDs");
    };
  }

  /** Returns the reply of a command with a target mailbox: a missing one may be created. */
  public static Reply replyForTarget(Failure failure) {
    return failure instanceof Failure.NotFound missing ? noTarget(missing.name()) : reply(failure);
  }

  /** Returns the reply for a missing target mailbox (RFC 3501 §7.1). */
  public static Reply noTarget(String name) {
    return Reply.no("TRYCREATE", "Mailbox " + onWire(name) + " does not exist");
  }

  /** Returns a name as the text of a response: one line of US-ASCII. */
  private static String onWire(String name) {
    return ModifiedUtf7.encode(name);
  }
}
