package org.carillon.webmail.read;

import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.mailbox.label.Label;
import org.carillon.transport.writing.ReceiptRequest;
import org.carillon.web.Listed;
import org.carillon.web.Shortened;
import org.carillon.webmail.card.EnclosedCards;
import org.carillon.webmail.label.Keeping;
import org.carillon.webmail.link.MisleadingLink;
import org.carillon.webmail.receipt.SentState;

/**
 * A message as the reading pane shows it.
 *
 * @param uid its uid
 * @param subject its subject
 * @param heading who wrote to whom, and when
 * @param proof whether it is really from there, if that was checked here; one line at most
 * @param flags its packed flags, as they were before it was opened
 * @param keeping what its keywords say to the reader
 * @param attachments what can be downloaded
 * @param pieces what is read in its place, in the sender's order
 * @param remote whether its own HTML wants pictures from elsewhere
 * @param receipt what it asks of its reader
 * @param states what became of it, when the reader sent it
 * @param isOfList whether it came by a list that takes answers
 * @param isLeavable whether it says how one unsubscribes
 * @param trackers how many trackers of its HTML were left out
 * @param pictures what is offered for pictures from elsewhere
 * @param misleading links of its own HTML that show another address than they lead to
 * @param cards contacts and invitations that it encloses
 * @param isCut whether reading it took too long, so that it is shown in part
 */
public record ShownMessage(
    long uid,
    String subject,
    Heading heading,
    List<ProofLine> proof,
    long flags,
    Keeping keeping,
    List<Attachment> attachments,
    List<Piece> pieces,
    boolean remote,
    ReceiptRequest receipt,
    List<SentState> states,
    boolean isOfList,
    boolean isLeavable,
    int trackers,
    OfferedPictures pictures,
    List<MisleadingLink> misleading,
    List<EnclosedCards> cards,
    boolean isCut) {

  /** So many misleading links are named before the rest is counted. */
  private static final int NAMED = 3;

  /** Cuts what would hold up a browser. */
  public ShownMessage {
    subject = Shortened.of(subject);
  }

  /** Whether its own HTML is shown, which could be shown as text. */
  public boolean isHtml() {
    return pieces.stream().anyMatch(piece -> piece.kind() == Piece.Kind.HTML);
  }

  /** What the page lists of what can be downloaded. */
  public Listed<Attachment> getListed() {
    return Listed.of(attachments);
  }

  /** The first misleading links. */
  public List<MisleadingLink> getNamedMisleading() {
    return misleading.subList(0, Math.min(NAMED, misleading.size()));
  }

  /** How many more links mislead. */
  public int getMoreMisleading() {
    return misleading.size() - getNamedMisleading().size();
  }

  /** Whether it may be from somebody else than it says: it was checked, and not proven. */
  public boolean isDoubtful() {
    return proof.stream().anyMatch(line -> !line.isProven());
  }

  /** Its labels. */
  public List<Label> getLabels() {
    return keeping.labels();
  }

  /** Whether it has a star. */
  public boolean isStarred() {
    return Flag.FLAGGED.in(flags);
  }

  /** Whether its reader is to decide on a receipt. */
  public boolean isAsking() {
    return receipt.state() == ReceiptRequest.State.ASK;
  }

  /** Whether a receipt was sent just now. */
  public boolean isReceiptSent() {
    return receipt.state() == ReceiptRequest.State.SENT;
  }
}
