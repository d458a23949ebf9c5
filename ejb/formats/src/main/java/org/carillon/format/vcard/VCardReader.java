package org.carillon.format.vcard;

import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.format.budget.BudgetReader;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.contentline.ContentLineRepair;

/**
 * Reads vCards of every version. Input is bounded: a card has at most {@value #MOST_PROPERTIES}
 * properties, and a file at most as many cards as the caller allows. Cards that exceed the work
 * budget are refused.
 */
public final class VCardReader {
  public static final int MOST_PROPERTIES = 10_000;

  private static final String MARK = "\ufeff";

  private VCardReader() {}

  /**
   * Reads octets that must be exactly one vCard to be stored under its UID. A card without a UID or
   * a name, or followed by another card, is refused.
   */
  public static ReadCard readOne(byte[] octets) {
    if (!ContentLineRepair.isUtf8(octets)) {
      return refused("The vCard must be UTF-8.");
    }
    String text = text(octets);
    List<ReadCard> cards = parse(text, 2, false);
    if (cards.size() != 1) {
      return refused(
          cards.isEmpty()
              ? "The text does not contain a vCard."
              : "The text contains more than one vCard.");
    }
    if (cards.getFirst() instanceof ReadCard.Understood(VCard card, int _)) {
      if (card.uid().isEmpty()) {
        return refused("The vCard has no UID.");
      }
      if (card.text("FN").isEmpty() && card.first("N").isEmpty()) {
        return refused("The contact has no name (FN; name.full in JSContact).");
      }
    }
    return cards.getFirst();
  }

  /**
   * Reads a file of vCards, in UTF-8, UTF-16 with a byte order mark or, for lines that are neither,
   * windows-1252. A card without VERSION is read as 3.0.
   *
   * @param most the maximum number of cards; what follows is ignored
   * @return a result for each card, in their order, including those that can't be read
   */
  public static List<ReadCard> readAll(byte[] octets, int most) {
    return parse(text(octets), most, true);
  }

  /** Returns a file's text: UTF-16 by its byte order mark, else UTF-8 for each valid line. */
  public static String text(byte[] octets) {
    if (octets.length >= 2 && (octets[0] & 0xff) == 0xff && (octets[1] & 0xff) == 0xfe) {
      return new String(octets, 2, octets.length - 2, StandardCharsets.UTF_16LE);
    }
    if (octets.length >= 2 && (octets[0] & 0xff) == 0xfe && (octets[1] & 0xff) == 0xff) {
      return new String(octets, 2, octets.length - 2, StandardCharsets.UTF_16BE);
    }
    String text = new String(ContentLineRepair.repaired(octets).octets(), StandardCharsets.UTF_8);
    return text.startsWith(MARK) ? text.substring(1) : text;
  }

  private static List<ReadCard> parse(String text, int most, boolean repaired) {
    CardListener cards = new CardListener(most, repaired);
    WorkBudget budget = WorkBudget.current().part();
    // The library reads one character at a time.
    Reader buffered = new BufferedReader(new BudgetReader(new StringReader(text), budget));
    VObjectReader reader = new VObjectReader(buffered, SyntaxRules.vcard());
    reader.setDefaultQuotedPrintableCharset(StandardCharsets.UTF_8);
    try {
      reader.parse(cards);
    } catch (IOException | RuntimeException surprise) {
      // The library reads from memory, so that the content must have caused the exception.
      cards.broken();
    }
    return budget.isSpent() ? cards.cut() : cards.cards();
  }

  private static ReadCard refused(String message) {
    return new ReadCard.Refused(VCardFault.VALID_ADDRESS_DATA, message, 1);
  }

  /** Returns the line that the library is at. */
  static int line(Context at) {
    return Math.max(1, at.getLineNumber());
  }
}
