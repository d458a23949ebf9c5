package org.carillon.account.group;

import java.util.List;

/**
 * The attributes of a group.
 *
 * @param displayName the name shown to people; may be empty
 * @param description free text of the administrators
 * @param writers the kind of senders who may write to the group
 * @param namedWriters the addresses of senders who may write to it by name
 * @param owner the address of the person responsible for the group; empty if there is none
 * @param errorsToOwner true if bounces go to the owner instead of the sender
 * @param omitsAuthor true if a member who writes to the group gets no copy
 */
public record GroupTerms(
    String displayName,
    String description,
    Writers writers,
    List<String> namedWriters,
    String owner,
    boolean errorsToOwner,
    boolean omitsAuthor) {
  /** The attributes of a new group for which nothing is specified. */
  public static final GroupTerms USUAL =
      new GroupTerms("", "", Writers.DOMAIN, List.of(), "", false, false);

  public GroupTerms {
    namedWriters = List.copyOf(namedWriters);
  }

  /** Returns a copy with another display name. */
  public GroupTerms called(String name) {
    return new GroupTerms(
        name, description, writers, namedWriters, owner, errorsToOwner, omitsAuthor);
  }

  /** Returns a copy with another description. */
  public GroupTerms described(String text) {
    return new GroupTerms(
        displayName, text, writers, namedWriters, owner, errorsToOwner, omitsAuthor);
  }

  /** Returns a copy with another owner; an empty address for none. */
  public GroupTerms ownedBy(String address) {
    return new GroupTerms(
        displayName, description, writers, namedWriters, address, errorsToOwner, omitsAuthor);
  }

  /** Returns a copy with another kind of permitted writers. */
  public GroupTerms writtenBy(Writers some) {
    return new GroupTerms(
        displayName, description, some, namedWriters, owner, errorsToOwner, omitsAuthor);
  }
}
