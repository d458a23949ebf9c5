package org.carillon.webmail.read;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.mailbox.Flag;
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
 * @param text its text as HTML of ours; empty when its own HTML is shown
 * @param html whether its own HTML is there to be shown
 * @param remote whether that wants pictures from elsewhere
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
    String text,
    boolean html,
    boolean remote) {

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
    return String.join(", ", to.stream().map(People.Person::name).toList());
  }
}
