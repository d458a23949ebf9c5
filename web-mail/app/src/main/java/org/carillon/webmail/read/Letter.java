package org.carillon.webmail.read;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.mailbox.Flag;
import org.carillon.web.Shortened;
import org.carillon.webmail.People;

/**
 * A message as the reading pane shows it.
 *
 * @param uid its uid
 * @param subject its subject
 * @param from whom it is from
 * @param to whom it is to
 * @param cc who has a copy
 * @param when when it came
 * @param flags its packed flags, as they were before it was opened
 * @param attachments what can be downloaded
 * @param pieces what is read in its place, in the sender's order
 * @param remote whether its own HTML wants pictures from elsewhere
 */
public record Letter(
    long uid,
    String subject,
    People.Person from,
    List<People.Person> to,
    List<People.Person> cc,
    Instant when,
    long flags,
    List<Attachment> attachments,
    List<Piece> pieces,
    boolean remote) {

  /** Cuts what would hold up a browser. */
  public Letter {
    subject = Shortened.of(subject);
    from = from.shown();
    to = to.stream().map(People.Person::shown).toList();
    cc = cc.stream().map(People.Person::shown).toList();
  }

  /** Whether its own HTML is shown, which could be shown as text. */
  public boolean isHtml() {
    return pieces.stream().anyMatch(piece -> piece.kind() == Piece.Kind.HTML);
  }

  /** Whether it has a star. */
  public boolean isStarred() {
    return Flag.FLAGGED.in(flags);
  }

  /** Whether more than one person would get an answer to all. */
  public boolean isManyPeople() {
    return to.size() + cc.size() > 1;
  }

  /** Everybody it is to, as one line. */
  public String toLine() {
    return Shortened.of(String.join(", ", to.stream().map(People.Person::name).toList()));
  }
}
