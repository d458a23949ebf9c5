package org.carillon.contacts.internal;

import java.util.List;
import org.carillon.format.mime.summary.TypedBeginning;
import org.carillon.format.vcard.ContactEmail;
import org.carillon.format.vcard.ContactSummary;

/** What somebody began to type where an address is wanted. */
record TypedAddress(TypedBeginning begun) {
  static TypedAddress of(String typed) {
    return new TypedAddress(TypedBeginning.of(typed.strip().replaceAll("^[\"<'(]+", "")));
  }

  String folded() {
    return begun.folded();
  }

  boolean isEmpty() {
    return begun.isEmpty();
  }

  boolean begins(String text) {
    return begun.begins(text);
  }

  /** Whether somebody of whom this is known may be meant by any of his addresses. */
  boolean means(ContactSummary summary) {
    return begins(summary.fullName())
        || begins(summary.sortName())
        || begins(summary.organisation())
        || summary.nicknames().stream().anyMatch(this::begins);
  }

  /** Whether an address begins so, or a word of what stands before its @. */
  boolean meansAddress(String address) {
    return begins(address);
  }

  /** Those of a contact's addresses that are meant: all, where the person is. */
  List<String> addresses(ContactSummary summary) {
    List<ContactEmail> emails = summary.emails();
    boolean person = means(summary);
    return emails.stream()
        .sorted((one, other) -> Boolean.compare(other.preferred(), one.preferred()))
        .map(ContactEmail::address)
        .filter(address -> person || meansAddress(address))
        .toList();
  }
}
