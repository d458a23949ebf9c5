package org.carillon.contacts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;

/** Finds the people in groups: members (RFC 6350 §6.6.5), or contacts with a category. */
final class ContactGroups {
  private static final String MAILTO = "mailto:";

  private ContactGroups() {}

  /** Returns the addresses of a group's members: the preferred one of each. */
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

  /** Returns the contact of a book that a member refers to. */
  static Optional<IndexedObject<ContactSummary>> contact(
      ObjectView<ContactSummary> book, String member) {
    String bare = ContactSummary.memberUid(member);
    return Stream.of(member, bare, "urn:uuid:" + bare)
        .distinct()
        .flatMap(uid -> book.ofUid(uid).stream())
        .findFirst();
  }

  /** Returns the addresses of the contacts of a book that have a category. */
  static List<String> ofCategory(ObjectView<ContactSummary> book, String category) {
    return book.objects().stream()
        .flatMap(object -> object.summary().stream())
        .filter(summary -> summary.categories().contains(category))
        .flatMap(summary -> summary.preferredEmail().stream())
        .toList();
  }
}
