package org.carillon.transport.internal.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.stage.Filing;
import org.carillon.transport.queue.QueuedRecipient.Work;

/**
 * Recipients to be queued for one destination.
 *
 * @param work the work to do
 * @param destination domain or address literal, or the call of a program; else empty
 * @param attempts the number of past attempts
 * @param pause the time until the next attempt
 */
public record NewQueueEntry(
    Work work, String destination, int attempts, Duration pause, List<Recipient> recipients) {

  /** The most recipients of one queue entry; RFC 5321 §4.5.3.1.8 lets every server take so many. */
  public static final int MOST_RECIPIENTS = 100;

  /** Returns the same for other recipients. */
  public NewQueueEntry of(List<Recipient> others) {
    return new NewQueueEntry(work, destination, attempts, pause, others);
  }

  /**
   * Creates the entry that delivers a message to the members of groups and forwarders.
   *
   * @param named the groups and forwarders
   * @param omitted the addresses of members who have it already
   */
  public static NewQueueEntry spread(List<ForwardPath> named, List<String> omitted) {
    return new NewQueueEntry(
        Work.SPREAD,
        new ExpansionProgress("", omitted).text(),
        0,
        Duration.ZERO,
        named.stream().map(Recipient::untried).toList());
  }

  /**
   * A recipient.
   *
   * @param place the mailbox that waits for it, if its rules were run; else they choose it
   * @param action the action to report to the sender, if any
   * @param account the account of a quarantined recipient
   * @param isCertain whether one finding alone was enough for the quarantine
   * @param fullAccount the account whose room it waits for, if any
   */
  public record Recipient(
      ForwardPath path,
      Optional<Filing> place,
      Optional<Action> action,
      String status,
      String host,
      String reply,
      OptionalLong account,
      boolean isCertain,
      OptionalLong fullAccount) {

    /** Creates a recipient that does not wait for room. */
    public Recipient(
        ForwardPath path,
        Optional<Filing> place,
        Optional<Action> action,
        String status,
        String host,
        String reply,
        OptionalLong account,
        boolean isCertain) {
      this(path, place, action, status, host, reply, account, isCertain, OptionalLong.empty());
    }

    /** Creates a recipient that is not quarantined. */
    public Recipient(
        ForwardPath path,
        Optional<Filing> place,
        Optional<Action> action,
        String status,
        String host,
        String reply) {
      this(path, place, action, status, host, reply, OptionalLong.empty(), false);
    }

    /** Returns the same in an account's quarantine. */
    public Recipient of(long owner, boolean certain) {
      return new Recipient(
          path, place, action, status, host, reply, OptionalLong.of(owner), certain, fullAccount);
    }

    /** Creates a recipient without an attempt yet. */
    public static Recipient untried(ForwardPath path) {
      return untried(path, Optional.empty());
    }

    /** Creates a recipient without an attempt yet, for a certain mailbox. */
    public static Recipient untried(ForwardPath path, Optional<Filing> place) {
      return new Recipient(path, place, Optional.empty(), "", "", "");
    }

    /** Creates a recipient after a failed attempt. */
    public static Recipient waits(ForwardPath path, RecipientStatus.Waits status) {
      return waits(path, Optional.empty(), status);
    }

    /** Creates a recipient after a failed attempt, for a certain mailbox. */
    public static Recipient waits(
        ForwardPath path, Optional<Filing> place, RecipientStatus.Waits status) {
      return new Recipient(
          path,
          place,
          Optional.empty(),
          status.status(),
          status.host(),
          status.reply(),
          OptionalLong.empty(),
          false,
          status.forRoom().isPresent()
              ? OptionalLong.of(status.forRoom().get().account())
              : OptionalLong.empty());
    }

    /** Creates a recipient whose status is to be reported. */
    public static Recipient settled(ForwardPath path, RecipientStatus.Settled status) {
      return new Recipient(
          path,
          Optional.empty(),
          Optional.of(status.action()),
          status.status(),
          status.host(),
          status.reply());
    }
  }
}
