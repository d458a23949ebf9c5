package org.carillon.contract.tree;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.directory.AttributeValues;

/**
 * An object of the directory as an entry of the tree.
 *
 * @param id never changes and is never another's (RFC 4530)
 * @param place what to ask with for what follows it in its list
 * @param domain the name of its domain; of a domain its own
 * @param key what names it in its type: an address, a domain's name
 * @param values what its type's attributes are, as far as who asks may see them
 * @param addresses its further addresses
 * @param telephones the numbers it is called by
 * @param members who is in it, as far as who asks may see that
 * @param photo the version of its photo; empty for none
 * @param created when it was made
 * @param modified when it was last changed
 * @param version counts its changes
 */
public record TreeEntry(
    TreeKind kind,
    UUID id,
    String place,
    String domain,
    String key,
    AttributeValues values,
    List<String> addresses,
    List<String> telephones,
    List<Member> members,
    Optional<String> photo,
    Instant created,
    Instant modified,
    long version) {

  /** Copies. */
  public TreeEntry {
    addresses = List.copyOf(addresses);
    telephones = List.copyOf(telephones);
    members = List.copyOf(members);
  }

  /**
   * Who is in a group.
   *
   * @param kind empty for an address of which nothing else is known here
   */
  public record Member(String address, Optional<TreeKind> kind) {}

  /** What stands before the @ of its address; of a domain its name. */
  public String localPart() {
    int at = key.lastIndexOf('@');
    return at < 0 ? key : key.substring(0, at);
  }
}
