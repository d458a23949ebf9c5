package org.carillon.contract.tree;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.directory.AttributeValues;

/**
 * An object of the directory as an entry of the tree.
 *
 * @param id never changes and is never reused (RFC 4530)
 * @param place the value that requests the entries after this one in its list
 * @param domain the name of its domain; the own name for a domain
 * @param key its name within its type: an address, a domain's name
 * @param values the values of its type's attributes that the caller may see
 * @param addresses its further addresses
 * @param telephones its telephone numbers
 * @param members its members, if the caller may see them
 * @param photo the version of its photo; empty for none
 * @param created the time of its creation
 * @param modified the time of its last change
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

  public TreeEntry {
    addresses = List.copyOf(addresses);
    telephones = List.copyOf(telephones);
    members = List.copyOf(members);
  }

  /** A member of a group; its kind is empty if this server does not know the address. */
  public record Member(String address, Optional<TreeKind> kind) {}

  /** Returns the local part of its address, or its name for a domain. */
  public String localPart() {
    int at = key.lastIndexOf('@');
    return at < 0 ? key : key.substring(0, at);
  }
}
