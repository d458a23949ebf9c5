package org.carillon.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.format.mime.header.Header;

/**
 * A message and its targets. One stored copy serves all targets and the participant.
 *
 * @param content the message, from {@link org.carillon.blob.Spools}, completely written
 * @param header its header, if it was read before; then it is not read again
 * @param received its INTERNALDATE
 * @param targets local mailboxes, at most 200; may be empty if there is a participant
 * @param participant writes further rows in the same transaction
 */
public record Delivery(
    Spool content,
    Optional<Header> header,
    OffsetDateTime received,
    List<Target> targets,
    Optional<TransactionParticipant> participant) {

  /** The most targets of one delivery: with it a transaction stays below 1,000 rows. */
  public static final int MOST_TARGETS = 200;

  public Delivery {
    targets = List.copyOf(targets);
    if (targets.size() > MOST_TARGETS) {
      throw new IllegalArgumentException(targets.size() + " targets");
    }
  }

  /** Creates the delivery of a message whose header was read as it came in. */
  public Delivery(
      MailData message,
      OffsetDateTime received,
      List<Target> targets,
      Optional<TransactionParticipant> participant) {
    this(message.content(), Optional.of(message.header()), received, targets, participant);
  }

  /** Creates the delivery of content whose header has not been read. */
  public Delivery(
      Spool content,
      OffsetDateTime received,
      List<Target> targets,
      Optional<TransactionParticipant> participant) {
    this(content, Optional.empty(), received, targets, participant);
  }
}
