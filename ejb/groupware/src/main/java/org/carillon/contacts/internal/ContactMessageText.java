package org.carillon.contacts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;

/** The text of a contact that mail clients show to people. */
final class ContactMessageText {
  private static final Map<String, String> WORDS =
      Map.of(
          "EMAIL", "E-mail",
          "TEL", "Telephone",
          "ORG", "Organization",
          "TITLE", "Title",
          "URL", "Web",
          "BDAY", "Birthday",
          "NICKNAME", "Nickname",
          "NOTE", "Note");

  private static final List<String> ORDER =
      List.of("NICKNAME", "ORG", "TITLE", "EMAIL", "TEL", "ADR", "URL", "BDAY", "NOTE");

  private static final int MOST_LINES = 200;
  private static final int MOST_CHARS = 2_000;

  private ContactMessageText() {}

  static String text(VCard card) {
    List<String> lines = new ArrayList<>();
    lines.add(card.text("FN"));
    for (String name : ORDER) {
      for (VCardProperty property : card.all(name)) {
        if (lines.size() < MOST_LINES) {
          line(property, lines);
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static void line(VCardProperty property, List<String> lines) {
    boolean structured = property.name().equals("ADR") || property.name().equals("ORG");
    String value =
        structured
            ? String.join(
                ", ",
                property.components().stream()
                    .map(texts -> String.join(" ", texts).strip())
                    .filter(text -> !text.isEmpty())
                    .toList())
            : property.text();
    if (!value.isBlank()) {
      String shown = value.length() > MOST_CHARS ? value.substring(0, MOST_CHARS) : value;
      lines.add(WORDS.getOrDefault(property.name(), "Address") + ": " + shown);
    }
  }
}
