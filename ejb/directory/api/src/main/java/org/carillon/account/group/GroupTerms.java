package org.carillon.account.group;

import java.util.List;

/**
 * What is said of a group.
 *
 * @param displayName the name people read; may be empty
 * @param description free text of its administrators
 * @param writers who may write to it
 * @param namedWriters the addresses of those who are named for that
 * @param owner the address of whoever answers for it; empty without
 * @param errorsToOwner whether the owner is told what can't be delivered, instead of the sender
 * @param omitsAuthor whether who writes to it gets no copy
 */
public record GroupTerms(
    String displayName,
    String description,
    Writers writers,
    List<String> namedWriters,
    String owner,
    boolean errorsToOwner,
    boolean omitsAuthor) {
  /** What holds where nothing is said. */
  public static final GroupTerms USUAL =
      new GroupTerms("", "", Writers.DOMAIN, List.of(), "", false, false);

  /** Copies. */
  public GroupTerms {
    namedWriters = List.copyOf(namedWriters);
  }

  /** The same with another name for people. */
  public GroupTerms called(String name) {
    return new GroupTerms(
        name, description, writers, namedWriters, owner, errorsToOwner, omitsAuthor);
  }

  /** The same that administrators say this of. */
  public GroupTerms described(String text) {
    return new GroupTerms(
        displayName, text, writers, namedWriters, owner, errorsToOwner, omitsAuthor);
  }

  /** The same that somebody else answers for; empty for nobody. */
  public GroupTerms ownedBy(String address) {
    return new GroupTerms(
        displayName, description, writers, namedWriters, address, errorsToOwner, omitsAuthor);
  }

  /** The same for whom everybody may write to. */
  public GroupTerms writtenBy(Writers some) {
    return new GroupTerms(
        displayName, description, some, namedWriters, owner, errorsToOwner, omitsAuthor);
  }
}
