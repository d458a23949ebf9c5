package org.carillon.mailbox.sharing;

/**
 * The grantee of a grant.
 *
 * @param kind the kind of the subject
 * @param subject the id of the account, domain or group; 0 if there is none
 */
public record Grantee(Kind kind, long subject) {

  /** The kinds of grantees. The ordinals are stored in the database. */
  public enum Kind {
    /** A single account. */
    ACCOUNT,
    /** Every account of a domain. */
    DOMAIN,
    /** Anybody who is not signed in; the subject is 0. */
    ANONYMOUS,
    /** Every account in a group, directly or through nested groups. */
    GROUP,
    /** Every account of every domain; the subject is 0. */
    EVERYBODY
  }

  /** Returns whether the grant applies to a person. */
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
