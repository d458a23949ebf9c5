package org.carillon.contacts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;

/** Who is in groups of contacts: as members (RFC 6350 §6.6.5) or by a category. */
final class ContactGroups {
  private static final String MAILTO = "mailto:";

  private ContactGroups() {}

  /** The addresses of a group's members: of each the one to be used first. */
  static List<String> members(ObjectView<ContactSummary> book, ContactSummary group) {
    List<String> addresses = new ArrayList<>();
    for (String member : group.members()) {
      if (member.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
        addresses.add(member.substring(MAILTO.length()).replaceFirst("\\?.*", ""));
      } else {
        contact(book, member)
            .flatMap(IndexedObject::summary)
            .flatMap(ContactSummary::preferredEmail)
            .ifPresent(addresses::add);
      }
    }
    return addresses;
  }

  /** The contact of a book that a member is. */
  static Optional<IndexedObject<ContactSummary>> contact(
      ObjectView<ContactSummary> book, String member) {
    String bare = ContactSummary.memberUid(member);
    return Stream.of(member, bare, "urn:uuid:" + bare)
        .distinct()
        .flatMap(uid -> book.ofUid(uid).stream())
        .findFirst();
  }

  /** The addresses of those of a book who have a category. */
  static List<String> ofCategory(ObjectView<ContactSummary> book, String category) {
    return book.objects().stream()
        .flatMap(object -> object.summary().stream())
        .filter(summary -> summary.categories().contains(category))
        .flatMap(summary -> summary.preferredEmail().stream())
        .toList();
  }
}
