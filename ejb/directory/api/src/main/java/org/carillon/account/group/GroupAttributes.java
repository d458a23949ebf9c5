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
public record GroupAttributes(
    String displayName,
    String description,
    GroupPosting writers,
    List<String> namedWriters,
    String owner,
    boolean errorsToOwner,
    boolean omitsAuthor) {
  /** The attributes of a new group for which nothing is specified. */
  public static final GroupAttributes USUAL =
      new GroupAttributes("", "", GroupPosting.DOMAIN, List.of(), "", false, false);

  public GroupAttributes {
    namedWriters = List.copyOf(namedWriters);
  }

  /** Returns a copy with another display name. */
  public GroupAttributes called(String name) {
    return new GroupAttributes(
        name, description, writers, namedWriters, owner, errorsToOwner, omitsAuthor);
  }

  /** Returns a copy with another description. */
  public GroupAttributes described(String text) {
    return new GroupAttributes(
        displayName, text, writers, namedWriters, owner, errorsToOwner, omitsAuthor);
  }

  /** Returns a copy with another owner; an empty address for none. */
  public GroupAttributes ownedBy(String address) {
    return new GroupAttributes(
        displayName, description, writers, namedWriters, address, errorsToOwner, omitsAuthor);
  }

  /** Returns a copy with another kind of permitted writers. */
  public GroupAttributes writtenBy(GroupPosting some) {
    return new GroupAttributes(
        displayName, description, some, namedWriters, owner, errorsToOwner, omitsAuthor);
  }
}
