package org.carillon.archive.mail;

import java.util.List;

/**
 * What there is of an account's mail besides the messages.
 *
 * @param modseq the account's last modseq: it covers everything that is archived
 * @param mailboxes its mailboxes, those above others first
 * @param subscriptions the names it is subscribed to
 * @param annotations its annotations and its mailboxes'
 * @param grants its mailboxes' access lists
 * @param seen what others had read in its mailboxes, where each has his own \\Seen
 * @param aliases its names for others' mailboxes
 */
public record ArchivedMail(
    long modseq,
    List<ArchivedMailbox> mailboxes,
    List<String> subscriptions,
    List<ArchivedAnnotation> annotations,
    List<ArchivedGrant> grants,
    List<ArchivedSeen> seen,
    List<ArchivedAlias> aliases) {

  /** Keeps copies. */
  public ArchivedMail {
    mailboxes = List.copyOf(mailboxes);
    subscriptions = List.copyOf(subscriptions);
    annotations = List.copyOf(annotations);
    grants = List.copyOf(grants);
    seen = List.copyOf(seen);
    aliases = List.copyOf(aliases);
  }

  /** The same with these mailboxes. */
  public ArchivedMail with(List<ArchivedMailbox> others) {
    return new ArchivedMail(modseq, others, subscriptions, annotations, grants, seen, aliases);
  }
}
