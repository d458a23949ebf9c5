package org.carillon.contacts.internal;

import java.util.List;
import org.carillon.format.mime.summary.SearchPrefix;
import org.carillon.format.vcard.ContactEmail;
import org.carillon.format.vcard.ContactSummary;

/** The beginning of an address that somebody has typed. */
record AddressPrefix(SearchPrefix begun) {
  static AddressPrefix of(String typed) {
    return new AddressPrefix(SearchPrefix.of(typed.strip().replaceAll("^[\"<'(]+", "")));
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

  /** Returns whether a contact with this summary matches with any of its addresses. */
  boolean means(ContactSummary summary) {
    return begins(summary.fullName())
        || begins(summary.sortName())
        || begins(summary.organisation())
        || summary.nicknames().stream().anyMatch(this::begins);
  }

  /** Returns whether an address, or a word of its part before the @, begins with the typed text. */
  boolean meansAddress(String address) {
    return begins(address);
  }

  /** Returns the matching addresses of a contact: all of them if the person matches. */
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
