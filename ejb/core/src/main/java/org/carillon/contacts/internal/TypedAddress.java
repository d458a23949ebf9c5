package org.carillon.contacts.internal;

import java.util.List;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.carillon.format.vcard.ContactEmail;
import org.carillon.format.vcard.ContactSummary;

/**
 * What somebody began to type where an address is wanted.
 *
 * @param folded without regard to case, a space before it
 */
record TypedAddress(String folded) {
  private static final int MOST_CHARS = 200;

  static TypedAddress of(String typed) {
    String text = typed.strip().replaceAll("^[\"<'(]+", "");
    return new TypedAddress(
        " " + UnicodeCasemap.folded(text.substring(0, Math.min(text.length(), MOST_CHARS))));
  }

  boolean isEmpty() {
    return folded.length() == 1;
  }

  /** Whether a word of a text begins so. */
  boolean begins(String text) {
    if (text.isEmpty()) {
      return false;
    }
    String words = " " + UnicodeCasemap.folded(text);
    return words.contains(folded)
        || words.replace('-', ' ').replace('.', ' ').replace('_', ' ').contains(folded);
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
