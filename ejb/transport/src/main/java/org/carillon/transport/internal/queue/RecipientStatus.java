package org.carillon.transport.internal.queue;

import java.util.Optional;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.transport.internal.room.QuotaWait;

/** The result of an attempt for one recipient (RFC 3464 §2.3). */
public sealed interface RecipientStatus {

  /** The status if the stored content is unreadable. A restored backup may heal it. */
  Waits DAMAGED = new Waits("4.3.0", "", QueuedContent.DAMAGE);

  /** The longest reply that is kept, in chars: a line of a report stays below 998 octets. */
  int MOST_REPLY = 300;

  /**
   * The recipient is finished. The sender gets a report if requested.
   *
   * @param status an enhanced status ({@code 5.1.1})
   * @param host the host that gave it, or empty for this server
   * @param reply one line
   */
  record Settled(Action action, String status, String host, String reply)
      implements RecipientStatus {
    public Settled {
      reply = oneLine(reply);
    }
  }

  /** The next host took the message, and with it the duty of reports (RFC 3461 §5.2.2). */
  record PassedOn() implements RecipientStatus {}

  /**
   * The message is tried again until its lifetime ends.
   *
   * @param forRoom the account whose room it waits for, if any
   */
  record Waits(String status, String host, String reply, Optional<QuotaWait> forRoom)
      implements RecipientStatus {
    public Waits {
      reply = oneLine(reply);
    }

    /** Creates a status that does not wait for room. */
    public Waits(String status, String host, String reply) {
      this(status, host, reply, Optional.empty());
    }

    /** Returns whether this server, not the sending one, keeps the message until there is room. */
    public boolean isHeld() {
      return forRoom.flatMap(QuotaWait::patience).isPresent();
    }

    /** Returns the delay to report to the sender. */
    Settled delayed() {
      return new Settled(Action.DELAYED, status, host, reply);
    }

    /** Returns whether this server itself is the cause (RFC 3463 X.3.z), not another. */
    boolean isOurs() {
      return host.isEmpty() && status.startsWith("4.3.");
    }

    /**
     * Returns the final status after the lifetime, with the last reply: this server's own trouble
     * and a full account keep their status, all others get RFC 3463 X.4.7.
     */
    Settled expired() {
      boolean isKnown = isOurs() || forRoom.isPresent();
      String lasting = isKnown ? "5" + status.substring(1) : "5.4.7";
      return new Settled(Action.FAILED, lasting, host, reply);
    }
  }

  /** Returns whether another host has accepted the message. */
  default boolean relayed() {
    return switch (this) {
      case PassedOn() -> true;
      case Settled settled -> settled.action() == Action.RELAYED;
      case Waits _ -> false;
    };
  }

  static RecipientStatus of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Relayed(long recipient, String host, String reply, boolean dsn) ->
          dsn ? new PassedOn() : new Settled(Action.RELAYED, "2.0.0", host, reply);
      case Outcome.Delayed(long recipient, String host, String status, String reply) ->
          new Waits(status, host, reply);
      case Outcome.Failed(long recipient, String host, String status, String reply) ->
          new Settled(Action.FAILED, status, host, reply);
    };
  }

  private static String oneLine(String reply) {
    String line = reply.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST_REPLY ? line : line.substring(0, MOST_REPLY);
  }
}
