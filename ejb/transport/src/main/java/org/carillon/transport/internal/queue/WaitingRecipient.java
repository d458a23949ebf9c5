package org.carillon.transport.internal.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.stage.Filing;

/**
 * A row of {@code queue_recipient}.
 *
 * @param place the mailbox that waits for it, if its rules were run
 * @param warned whether the sender knows of the delay
 * @param action the action to report to the sender, if any
 * @param status the last attempt's enhanced status, or empty
 * @param host the host that gave it, or empty
 * @param reply its reply, or empty
 * @param fullAccount the account whose room it waits for, as of the last attempt
 */
public record WaitingRecipient(
    long id,
    ForwardPath path,
    Optional<Filing> place,
    boolean warned,
    Optional<Action> action,
    String status,
    String host,
    String reply,
    OptionalLong fullAccount) {

  /** The columns that {@link #of} reads, of a {@code queue_recipient r}. */
  public static final String COLUMNS =
      "r.id, r.address, r.notify_on, r.original_recipient, r.mailbox, r.flags, r.warned,"
          + " r.action, r.status, r.host, r.reply, r.full_account";

  private static final Pattern HOSTS_REPLY = Pattern.compile("[2-5][0-9]{2}(?: |$)");

  public static WaitingRecipient of(ResultSet row) throws SQLException {
    return new WaitingRecipient(
        row.getLong("id"),
        new ForwardPath(
            row.getString("address"),
            notifyOf(row.getInt("notify_on")),
            Optional.ofNullable(row.getString("original_recipient"))),
        FilingText.of(row),
        row.getBoolean("warned"),
        Optional.ofNullable(row.getString("action")).map(Action::ofWord),
        row.getString("status"),
        row.getString("host"),
        row.getString("reply"),
        full(row));
  }

  private static OptionalLong full(ResultSet row) throws SQLException {
    long account = row.getLong("full_account");
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(account);
  }

  /** Returns whether the reply is the host's own: it then begins with a code (RFC 5321 §4.2). */
  public boolean isHostsReply() {
    return !host.isEmpty() && HOSTS_REPLY.matcher(reply).lookingAt();
  }

  /** Returns whether its action is to be reported and the sender requested that. */
  public boolean isTold() {
    return action.isPresent() && action.get().wanted(path.notifyOn());
  }

  /** Returns the last known reason to wait; for an untried recipient, that it was not tried. */
  RecipientStatus.Waits waited() {
    return status.isEmpty()
        ? new RecipientStatus.Waits(
            "4.4.5", "", "No free connection for this delivery, try again later")
        : new RecipientStatus.Waits(status, host, reply);
  }

  /** Returns the same with an action to report. */
  WaitingRecipient settled(RecipientStatus.Settled status) {
    return new WaitingRecipient(
        id,
        path,
        place,
        warned,
        Optional.of(status.action()),
        status.status(),
        status.host(),
        status.reply(),
        OptionalLong.empty());
  }

  /** Returns the same after a failed attempt. */
  WaitingRecipient waits(RecipientStatus.Waits status, boolean nowWarned) {
    return new WaitingRecipient(
        id,
        path,
        place,
        nowWarned,
        Optional.empty(),
        status.status(),
        status.host(),
        status.reply(),
        status.forRoom().isPresent()
            ? OptionalLong.of(status.forRoom().get().account())
            : OptionalLong.empty());
  }

  /** Returns NOTIFY as bits by ordinal. */
  public static int bits(Set<Notify> notifyOn) {
    int bits = 0;
    for (Notify one : notifyOn) {
      bits |= 1 << one.ordinal();
    }
    return bits;
  }

  /** Parses the result of {@link #bits}. */
  static Set<Notify> notifyOf(int bits) {
    Set<Notify> set = EnumSet.noneOf(Notify.class);
    for (Notify one : Notify.values()) {
      if ((bits & 1 << one.ordinal()) != 0) {
        set.add(one);
      }
    }
    return set;
  }
}
