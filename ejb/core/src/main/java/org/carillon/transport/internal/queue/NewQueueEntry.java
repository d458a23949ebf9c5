package org.carillon.transport.internal.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.transport.QueuedRecipient.Work;

/**
 * Recipients to be queued for one destination.
 *
 * @param work what is to be done
 * @param destination domain or address literal; empty unless relayed
 * @param attempts how often it was tried already
 * @param pause until the next attempt
 */
public record NewQueueEntry(
    Work work, String destination, int attempts, Duration pause, List<Recipient> recipients) {

  /** The most recipients of one queue entry: RFC 5321 §4.5.3.1.8 lets every server take so many. */
  public static final int MOST_RECIPIENTS = 100;

  /**
   * One of them.
   *
   * @param action what the sender is to be told, if it is
   */
  public record Recipient(
      ForwardPath path, Optional<Action> action, String status, String host, String reply) {

    /** One that nobody tried yet. */
    public static Recipient untried(ForwardPath path) {
      return new Recipient(path, Optional.empty(), "", "", "");
    }

    /** One that was tried in vain. */
    public static Recipient waits(ForwardPath path, RecipientStatus.Waits status) {
      return new Recipient(path, Optional.empty(), status.status(), status.host(), status.reply());
    }

    /** One whose sender is to be told. */
    public static Recipient settled(ForwardPath path, RecipientStatus.Settled status) {
      return new Recipient(
          path, Optional.of(status.action()), status.status(), status.host(), status.reply());
    }
  }
}
