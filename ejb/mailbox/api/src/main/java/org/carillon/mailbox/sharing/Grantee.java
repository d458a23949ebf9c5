package org.carillon.mailbox.sharing;

/**
 * Whom a grant is for.
 *
 * @param kind what the subject is
 * @param subject the account's id, the domain's or the group's; 0 where there is none
 */
public record Grantee(Kind kind, long subject) {

  /** Kinds of subjects; their ordinals are kept in the database. */
  public enum Kind {
    /** One account. */
    ACCOUNT,
    /** Every account of a domain. */
    DOMAIN,
    /** Whoever is not signed in; the subject is 0. */
    ANONYMOUS,
    /** Every account in a group, by itself or by groups in it. */
    GROUP,
    /** Every account of every domain; the subject is 0. */
    EVERYBODY
  }

  /** Whether a person is meant. */
  boolean includes(Person person) {
    return switch (kind) {
      case ACCOUNT -> subject == person.account();
      case DOMAIN -> subject == person.domain();
      case ANONYMOUS -> false;
      case GROUP -> person.groups().contains(subject);
      case EVERYBODY -> true;
    };
  }
}
