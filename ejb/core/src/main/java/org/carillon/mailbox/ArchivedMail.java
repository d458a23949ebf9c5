package org.carillon.mailbox;

import java.util.List;

/**
 * What there is of an account's mail besides the messages.
 *
 * @param modseq the account's last modseq: it covers everything that is archived
 * @param mailboxes its mailboxes, those above others first
 * @param subscriptions the names it is subscribed to
 * @param annotations its annotations and its mailboxes'
 * @param grants its mailboxes' access lists
 */
public record ArchivedMail(
    long modseq,
    List<ArchivedMailbox> mailboxes,
    List<String> subscriptions,
    List<ArchivedAnnotation> annotations,
    List<ArchivedGrant> grants) {

  /** Keeps copies. */
  public ArchivedMail {
    mailboxes = List.copyOf(mailboxes);
    subscriptions = List.copyOf(subscriptions);
    annotations = List.copyOf(annotations);
    grants = List.copyOf(grants);
  }
}
