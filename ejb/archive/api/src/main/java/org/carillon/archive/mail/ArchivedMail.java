package org.carillon.archive.mail;

import java.util.List;

/**
 * An account's mail except for the messages.
 *
 * @param modseq the account's last modseq; it covers everything that is archived
 * @param mailboxes the mailboxes, parents first
 * @param subscriptions the names that the account is subscribed to
 * @param annotations the annotations of the account and its mailboxes
 * @param grants the access lists of its mailboxes
 * @param seen what others had read in those of its mailboxes in which each reader has a separate
 *     \\Seen
 * @param aliases the account's names for other accounts' mailboxes
 */
public record ArchivedMail(
    long modseq,
    List<ArchivedMailbox> mailboxes,
    List<String> subscriptions,
    List<ArchivedAnnotation> annotations,
    List<ArchivedGrant> grants,
    List<ArchivedSeen> seen,
    List<ArchivedAlias> aliases) {

  public ArchivedMail {
    mailboxes = List.copyOf(mailboxes);
    subscriptions = List.copyOf(subscriptions);
    annotations = List.copyOf(annotations);
    grants = List.copyOf(grants);
    seen = List.copyOf(seen);
    aliases = List.copyOf(aliases);
  }

  /** Returns the same mail with other mailboxes. */
  public ArchivedMail with(List<ArchivedMailbox> others) {
    return new ArchivedMail(modseq, others, subscriptions, annotations, grants, seen, aliases);
  }
}
