package org.carillon.sieve.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An action, in the order of the script. */
public sealed interface SieveAction {

  /** Whether it means that the message does not go into the inbox by itself (RFC 5228 §2.10.2). */
  default boolean cancelsImplicitKeep() {
    return switch (this) {
      case Keep _, Discard _, Refuse _, Quarantine _, Route _ -> true;
      case FileInto file -> !file.copy();
      case Redirect redirect -> !redirect.copy();
      case Pipe pipe -> !pipe.copy();
      case StoreElsewhere elsewhere -> !elsewhere.copy();
      case Vacation _, Notify _, Mirror _, Tag _, TrackDuplicate _, Calendar _ -> false;
    };
  }

  /**
   * The message goes where it would go without a script (RFC 5228 §4.3).
   *
   * @param flags what it is marked with
   * @param isImplicit whether no command says so (RFC 5228 §2.10.2)
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
   * It is refused (RFC 5429).
   *
   * @param reason told to the sender
   * @param inProtocolOnly refused while the client waits, never by a message (ereject §2.1); else a
   *     message with the reason may be sent where refusing can't say it (reject §2.2)
   */
  record Refuse(String reason, boolean inProtocolOnly) implements SieveAction {}

  /**
   * The sender is told that nobody reads this now (RFC 5230). Whether this sender may be answered
   * was decided; whether he was answered lately is known to whoever carries it out.
   *
   * @param to who is answered
   * @param reply the whole answer
   * @param key tells answers apart: within the period only one with this key goes to one address
   *     (RFC 5230 §4.2)
   * @param period zero to answer each (RFC 6131 §2)
   * @param copyInto where a copy of the answer goes (RFC 8580)
   */
  record Vacation(
      String to, VacationReply reply, String key, Duration period, Optional<Placement> copyInto)
      implements SieveAction {}

  /**
   * Somebody is told of the message (RFC 5435).
   *
   * @param method a URI: {@code mailto:…}
   * @param from who tells, if the script says
   * @param importance 1 (urgent) to 3
   * @param options {@code name=value}
   * @param text what is told
   * @param copyInto where a copy of what is told goes (RFC 8580)
   */
  record Notify(
      String method,
      Optional<String> from,
      int importance,
      List<String> options,
      Optional<String> text,
      Optional<Placement> copyInto)
      implements SieveAction {}

  /**
   * A message was seen (RFC 7352): to be remembered when all else is done.
   *
   * @param key what it is known by
   * @param period for how long
   */
  record TrackDuplicate(String key, Duration period) implements SieveAction {}

  /** It goes through an administrator's program (vnd.carillon.execute, {@code pipe}). */
  record Pipe(
      String program, List<String> arguments, boolean copy, boolean mayFail, MessageState message)
      implements SieveAction {
    /** Keeps a copy. */
    public Pipe {
      arguments = List.copyOf(arguments);
    }
  }

  /** A copy is sent as it came, envelope and all (vnd.carillon.mirror). */
  record Mirror(String address) implements SieveAction {}

  /** Those who read it see a word before its subject (vnd.carillon.tag). */
  record Tag(String text) implements SieveAction {}

  /** It waits for somebody who looks at it (vnd.carillon.quarantine). */
  record Quarantine(String reason) implements SieveAction {}

  /** It is delivered by a route of the server's (vnd.carillon.route). */
  record Route(String destination, MessageState message) implements SieveAction {}

  /** It goes into a mailbox of another account (vnd.carillon.store). */
  record StoreElsewhere(String account, Placement into, boolean copy, MessageState message)
      implements SieveAction {}

  /**
   * What a calendar message says goes into the calendar (RFC 9671). What became of it was told to
   * the script already.
   */
  record Calendar(CalendarRequest request) implements SieveAction {}
}
