package org.carillon.webmail.read;

import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.mailbox.label.Label;
import org.carillon.transport.writing.ReceiptRequest;
import org.carillon.web.Listed;
import org.carillon.web.ShortenedText;
import org.carillon.webmail.card.EnclosedCards;
import org.carillon.webmail.label.MessageKeywords;
import org.carillon.webmail.link.MisleadingLink;
import org.carillon.webmail.receipt.SentState;

/**
 * A message as the reading pane shows it.
 *
 * @param uid its uid
 * @param subject its subject
 * @param heading the sender, the recipients and the dates
 * @param proof whether its origin is authenticated, if that was checked here; one line at most
 * @param flags its packed flags, as they were before it was opened
 * @param keeping the labels and stars from its keywords
 * @param attachments the files that can be downloaded
 * @param pieces the parts that are shown in the pane, in the sender's order
 * @param remote whether its own HTML refers to remote pictures
 * @param receipt its request for a receipt
 * @param states its delivery states, if the reader sent it
 * @param isOfList whether it came by a list that accepts posts
 * @param isLeavable whether it says how to unsubscribe
 * @param trackers the number of trackers left out of its HTML
 * @param pictures how remote pictures are offered
 * @param misleading links of its own HTML whose text shows another address than their target
 * @param cards the enclosed contacts and invitations
 * @param isCut whether reading it took too long, so that it is shown in part
 */
public record ShownMessage(
    long uid,
    String subject,
    MessageHeading heading,
    List<AuthenticationLine> proof,
    long flags,
    MessageKeywords keeping,
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

  /** The number of misleading links named before the rest is only counted. */
  private static final int NAMED = 3;

  /** Cuts values that would stall a browser. */
  public ShownMessage {
    subject = ShortenedText.of(subject);
  }

  /** Returns whether its own HTML is shown, which could be shown as text instead. */
  public boolean isHtml() {
    return pieces.stream().anyMatch(piece -> piece.kind() == Piece.Kind.HTML);
  }

  /** The attachments that the page lists. */
  public Listed<Attachment> getListed() {
    return Listed.of(attachments);
  }

  /** The first misleading links. */
  public List<MisleadingLink> getNamedMisleading() {
    return misleading.subList(0, Math.min(NAMED, misleading.size()));
  }

  /** The number of further misleading links. */
  public int getMoreMisleading() {
    return misleading.size() - getNamedMisleading().size();
  }

  /** Returns whether its origin was checked and not authenticated. */
  public boolean isDoubtful() {
    return proof.stream().anyMatch(line -> !line.isProven());
  }

  public List<Label> getLabels() {
    return keeping.labels();
  }

  public boolean isStarred() {
    return Flag.FLAGGED.in(flags);
  }

  /** Returns whether the reader must decide on a receipt. */
  public boolean isAsking() {
    return receipt.state() == ReceiptRequest.State.ASK;
  }

  /** Returns whether a receipt was sent just now. */
  public boolean isReceiptSent() {
    return receipt.state() == ReceiptRequest.State.SENT;
  }
}
