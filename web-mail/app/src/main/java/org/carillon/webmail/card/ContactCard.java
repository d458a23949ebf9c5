package org.carillon.webmail.card;

import java.util.List;
import org.carillon.format.vcard.ContactEmail;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ContactTelephone;
import org.carillon.web.ShortenedText;

/**
 * A contact that a message encloses.
 *
 * @param name its name for display
 * @param organisation its employer; empty for none
 * @param addresses its first mail addresses
 * @param telephones its first telephone numbers
 */
public record ContactCard(
    String name, String organisation, List<String> addresses, List<String> telephones) {
  private static final int MOST_EACH = 5;

  static ContactCard of(ContactSummary summary) {
    return new ContactCard(
        ShortenedText.of(summary.fullName()),
        summary.organisation().equals(summary.fullName())
            ? ""
            : ShortenedText.of(summary.organisation()),
        summary.emails().stream()
            .limit(MOST_EACH)
            .map(ContactEmail::address)
            .map(ShortenedText::of)
            .toList(),
        summary.telephones().stream()
            .limit(MOST_EACH)
            .map(ContactTelephone::number)
            .map(ShortenedText::of)
            .toList());
  }
}
