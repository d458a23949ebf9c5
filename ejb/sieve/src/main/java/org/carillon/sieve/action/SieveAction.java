package org.carillon.sieve.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An action, in the order of the script. */
public sealed interface SieveAction {

  /** Returns whether it cancels the implicit keep (RFC 5228 §2.10.2). */
  default boolean cancelsImplicitKeep() {
    return switch (this) {
      case Keep _, Discard _, Refuse _, Quarantine _, Route _ -> true;
      case FileInto file -> !file.copy();
      case Redirect redirect -> !redirect.copy();
      case Pipe pipe -> !pipe.copy();
      case StoreInAccount stored -> !stored.copy();
      case Vacation _, Notify _, Mirror _, Tag _, TrackDuplicate _, Calendar _ -> false;
    };
  }

  /**
   * The message goes where it would go without a script (RFC 5228 §4.3).
   *
   * @param flags its flags
   * @param isImplicit whether no command requested it (RFC 5228 §2.10.2)
   */
  record Keep(List<String> flags, boolean isImplicit, MessageState message)
      implements SieveAction {}

  /** It goes into a mailbox (RFC 5228 §4.1; {@code copy}: RFC 3894). */
  record FileInto(Placement into, boolean copy, MessageState message) implements SieveAction {}

  /** It is sent to another address (RFC 5228 §4.2; {@code copy}: RFC 3894). */
  record Redirect(String address, boolean copy, Redirection how, MessageState message)
      implements SieveAction {}

  /** It is thrown away, unless something else keeps it (RFC 5228 §4.4). */
  record Discard() implements SieveAction {}

  /**
   * It is rejected (RFC 5429).
   *
   * @param reason the text for the sender
   * @param inProtocolOnly reject only during the SMTP session (ereject §2.1); else a message with
   *     the reason may be sent if that can't express it (reject §2.2)
   */
  record Refuse(String reason, boolean inProtocolOnly) implements SieveAction {}

  /**
   * An automatic answer (RFC 5230). The script's checks allow it; the caller must check whether
   * this sender was answered recently.
   *
   * @param to the address to answer
   * @param reply the whole answer
   * @param key identifies the answer: within the period an address gets only one with this key (RFC
   *     5230 §4.2)
   * @param period zero to answer each message (RFC 6131 §2)
   * @param copyInto the mailbox for a copy of the answer (RFC 8580)
   */
  record Vacation(
      String to, VacationReply reply, String key, Duration period, Optional<Placement> copyInto)
      implements SieveAction {}

  /**
   * A notification of the message (RFC 5435).
   *
   * @param method a URI: {@code mailto:…}
   * @param from the notification's sender, if given
   * @param importance 1 (urgent) to 3
   * @param options {@code name=value}
   * @param text its text
   * @param copyInto the mailbox for a copy of it (RFC 8580)
   */
  record Notify(
      String method,
      Optional<String> from,
      int importance,
      List<String> options,
      Optional<String> text,
      Optional<Placement> copyInto)
      implements SieveAction {}

  /** Remembers a message by its key for a period (RFC 7352), after all other actions. */
  record TrackDuplicate(String key, Duration period) implements SieveAction {}

  /** It is passed to an administrator's program (vnd.carillon.execute, {@code pipe}). */
  record Pipe(
      String program, List<String> arguments, boolean copy, boolean mayFail, MessageState message)
      implements SieveAction {
    public Pipe {
      arguments = List.copyOf(arguments);
    }
  }

  /** A copy with the original envelope is sent (vnd.carillon.mirror). */
  record Mirror(String address) implements SieveAction {}

  /** A word is shown before its subject (vnd.carillon.tag). */
  record Tag(String text) implements SieveAction {}

  /** It is held for review (vnd.carillon.quarantine). */
  record Quarantine(String reason) implements SieveAction {}

  /** It is delivered by a route of the server (vnd.carillon.route). */
  record Route(String destination, MessageState message) implements SieveAction {}

  /** It goes into a mailbox of another account (vnd.carillon.store). */
  record StoreInAccount(String account, Placement into, boolean copy, MessageState message)
      implements SieveAction {}

  /** A calendar message is put into the calendar (RFC 9671). The script already got the result. */
  record Calendar(CalendarRequest request) implements SieveAction {}
}
