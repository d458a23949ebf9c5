package org.carillon.transport.internal.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.stage.Filing;
import org.carillon.transport.QueuedRecipient.Work;

/**
 * Recipients to be queued for one destination.
 *
 * @param work what is to be done
 * @param destination domain or address literal, or the call of a program; else empty
 * @param attempts how often it was tried already
 * @param pause until the next attempt
 */
public record NewQueueEntry(
    Work work, String destination, int attempts, Duration pause, List<Recipient> recipients) {

  /** The most recipients of one queue entry: RFC 5321 §4.5.3.1.8 lets every server take so many. */
  public static final int MOST_RECIPIENTS = 100;

  /** The same for others. */
  public NewQueueEntry of(List<Recipient> others) {
    return new NewQueueEntry(work, destination, attempts, pause, others);
  }

  /**
   * What gives a message to those whom groups and forwarders stand for.
   *
   * @param named the groups and forwarders
   * @param omitted the addresses of those who have it anyway
   */
  public static NewQueueEntry spread(List<ForwardPath> named, List<String> omitted) {
    return new NewQueueEntry(
        Work.SPREAD,
        new SpreadPlace("", omitted).text(),
        0,
        Duration.ZERO,
        named.stream().map(Recipient::untried).toList());
  }

  /**
   * One of them.
   *
   * @param place the mailbox that waits for it, when its rules were run; else they say where it
   *     goes
   * @param action what the sender is to be told, if it is
   * @param account whose it is while it is kept in quarantine
   * @param isCertain whether it is kept there for one reason alone
   * @param fullAccount the account whose room it waits for, if it does
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

    /** One that waits for nobody's room. */
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

    /** One that is not in quarantine. */
    public Recipient(
        ForwardPath path,
        Optional<Filing> place,
        Optional<Action> action,
        String status,
        String host,
        String reply) {
      this(path, place, action, status, host, reply, OptionalLong.empty(), false);
    }

    /** The same in an account's quarantine. */
    public Recipient of(long owner, boolean certain) {
      return new Recipient(
          path, place, action, status, host, reply, OptionalLong.of(owner), certain, fullAccount);
    }

    /** One that nobody tried yet. */
    public static Recipient untried(ForwardPath path) {
      return untried(path, Optional.empty());
    }

    /** One that nobody tried yet, and the mailbox that is to have it. */
    public static Recipient untried(ForwardPath path, Optional<Filing> place) {
      return new Recipient(path, place, Optional.empty(), "", "", "");
    }

    /** One that was tried in vain. */
    public static Recipient waits(ForwardPath path, RecipientStatus.Waits status) {
      return waits(path, Optional.empty(), status);
    }

    /** One that was tried in vain, and the mailbox that is to have it. */
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

    /** One whose sender is to be told. */
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
