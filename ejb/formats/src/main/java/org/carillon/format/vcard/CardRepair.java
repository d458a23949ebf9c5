package org.carillon.format.vcard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.format.contentline.ContentLineRepair;
import org.carillon.format.contentline.CorrectedText;

/**
 * Corrects vCards that violate RFC 6350 and RFC 2426: their lines ({@link ContentLineRepair}), and
 * missing required properties. All other lines stay unchanged octet for octet.
 */
public final class CardRepair {
  private static final Pattern BEGIN =
      Pattern.compile("(?i)\\A\ufeff?\\s*BEGIN:VCARD[ \\t]*\\r?\\n");

  private static final Pattern VERSION = Pattern.compile("(?im)^VERSION[;:]");

  /** The properties whose text may serve as a name, in the order of preference. */
  private static final List<String> NAMES = List.of("NICKNAME", "ORG", "EMAIL", "TEL");

  private CardRepair() {}

  /**
   * Returns a card from a client in the form in which it is stored: with VERSION (3.0 if it has
   * none), with a UID and with a name.
   *
   * @param uid the UID for a card that has none
   */
  public static CorrectedText kept(byte[] sent, String uid) {
    CorrectedText lines = ContentLineRepair.repaired(sent);
    String text = new String(lines.octets(), StandardCharsets.UTF_8);
    Matcher begin = BEGIN.matcher(text);
    List<ReadCard> cards = VCardReader.readAll(lines.octets(), 2);
    if (!begin.find()
        || cards.size() != 1
        || !(cards.getFirst() instanceof ReadCard.Understood(VCard card, int _))) {
      return lines;
    }
    StringBuilder missing = new StringBuilder();
    List<String> repaired = new ArrayList<>();
    if (!VERSION.matcher(text).find()) {
      missing.append("VERSION:3.0\r\n");
      repaired.add("no VERSION");
    }
    if (card.uid().isEmpty()) {
      missing.append("UID:").append(VCardText.escape(uid)).append("\r\n");
      repaired.add("no UID");
    }
    Optional<String> name = name(card);
    if (card.text("FN").isEmpty() && card.first("N").isEmpty() && name.isPresent()) {
      missing.append("FN:").append(VCardText.escape(name.get())).append("\r\n");
      repaired.add("no FN");
    }
    return repaired.isEmpty()
        ? lines
        : lines.then(
            (text.substring(0, begin.end()) + missing + text.substring(begin.end()))
                .getBytes(StandardCharsets.UTF_8),
            repaired);
  }

  private static Optional<String> name(VCard card) {
    return NAMES.stream()
        .flatMap(property -> Stream.of(card.text(property).replace(';', ' ').strip()))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
