package org.carillon.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.format.mime.header.Header;

/**
 * A message and where it goes. One stored copy serves all targets and the participant.
 *
 * @param content the message, from {@link org.carillon.blob.Spools}, wholly written
 * @param header its header, where it was read before: then it is not read again
 * @param received its INTERNALDATE
 * @param targets local mailboxes, at most 200; may be empty when there is a participant
 * @param participant what else is to be written in the same transaction
 */
public record Delivery(
    Spool content,
    Optional<Header> header,
    OffsetDateTime received,
    List<Target> targets,
    Optional<TransactionParticipant> participant) {

  /** The most targets of one delivery: with it a transaction stays below 1,000 rows. */
  public static final int MOST_TARGETS = 200;

  /** Keeps a copy of the targets. */
  public Delivery {
    targets = List.copyOf(targets);
    if (targets.size() > MOST_TARGETS) {
      throw new IllegalArgumentException(targets.size() + " targets");
    }
  }

  /** That of a message whose header was read as it came in. */
  public Delivery(
      MailData message,
      OffsetDateTime received,
      List<Target> targets,
      Optional<TransactionParticipant> participant) {
    this(message.content(), Optional.of(message.header()), received, targets, participant);
  }

  /** That of a content whose header nobody has read. */
  public Delivery(
      Spool content,
      OffsetDateTime received,
      List<Target> targets,
      Optional<TransactionParticipant> participant) {
    this(content, Optional.empty(), received, targets, participant);
  }
}
