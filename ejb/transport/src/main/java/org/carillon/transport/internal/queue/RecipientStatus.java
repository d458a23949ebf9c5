package org.carillon.transport.internal.queue;

import java.util.Optional;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedText;
import org.carillon.transport.internal.room.ForRoom;

/** What an attempt at delivery meant for one recipient (RFC 3464 §2.3). */
public sealed interface RecipientStatus {

  /** Its copy here can't be read: a restoration may heal it. */
  Waits DAMAGED = new Waits("4.3.0", "", QueuedText.DAMAGE);

  /** The longest reply that is kept, in chars: a line of a report stays below 998 octets. */
  int MOST_REPLY = 300;

  /**
   * It is over. The sender is told if it asked for that.
   *
   * @param status an enhanced status ({@code 5.1.1})
   * @param host who said so, or empty for this server
   * @param reply one line
   */
  record Settled(Action action, String status, String host, String reply)
      implements RecipientStatus {
    public Settled {
      reply = oneLine(reply);
    }
  }

  /** The next host took it, and with it the duty to tell the sender (RFC 3461 §5.2.2). */
  record PassedOn() implements RecipientStatus {}

  /**
   * To be tried again, as long as its time lasts.
   *
   * @param forRoom whose account has to have room first, where that is what hinders it
   */
  record Waits(String status, String host, String reply, Optional<ForRoom> forRoom)
      implements RecipientStatus {
    public Waits {
      reply = oneLine(reply);
    }

    /** What waits for nobody's room. */
    public Waits(String status, String host, String reply) {
      this(status, host, reply, Optional.empty());
    }

    /** Whether this server keeps it until there is room, instead of who sends it. */
    public boolean isHeld() {
      return forRoom.flatMap(ForRoom::patience).isPresent();
    }

    /** What the sender hears while it waits. */
    Settled delayed() {
      return new Settled(Action.DELAYED, status, host, reply);
    }

    /** Whether this server itself is what hinders it (RFC 3463 X.3.z), not another. */
    boolean isOurs() {
      return host.isEmpty() && status.startsWith("4.3.");
    }

    /**
     * What becomes of it when its time is over: this server's own trouble and a full account are
     * told as such, anything else is RFC 3463 X.4.7; the last reply is told with it.
     */
    Settled expired() {
      boolean isKnown = isOurs() || forRoom.isPresent();
      String lasting = isKnown ? "5" + status.substring(1) : "5.4.7";
      return new Settled(Action.FAILED, lasting, host, reply);
    }
  }

  /** Whether another host has the message now. */
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
