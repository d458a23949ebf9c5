package org.carillon.format.vcard;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pronunciation of a name as current clients write it: X-PHONETIC-LAST-NAME, -FIRST-NAME and
 * -MIDDLE-NAME (Apple's, DAVx⁵), in the order of the components of N.
 */
public final class PhoneticName {
  /** The property for the pronunciation of the family name. */
  public static final String FAMILY = "X-PHONETIC-LAST-NAME";

  /** The property for the pronunciation of the given name. */
  public static final String GIVEN = "X-PHONETIC-FIRST-NAME";

  private static final List<String> PROPERTIES = List.of(FAMILY, GIVEN, "X-PHONETIC-MIDDLE-NAME");

  /** The scripts of ISO 15924 in which pronunciations are written. */
  private static final Map<UnicodeScript, String> SCRIPTS =
      Map.ofEntries(
          Map.entry(UnicodeScript.LATIN, "Latn"),
          Map.entry(UnicodeScript.HIRAGANA, "Hira"),
          Map.entry(UnicodeScript.KATAKANA, "Kana"),
          Map.entry(UnicodeScript.HANGUL, "Hang"),
          Map.entry(UnicodeScript.BOPOMOFO, "Bopo"),
          Map.entry(UnicodeScript.HAN, "Hani"),
          Map.entry(UnicodeScript.CYRILLIC, "Cyrl"),
          Map.entry(UnicodeScript.GREEK, "Grek"),
          Map.entry(UnicodeScript.ARABIC, "Arab"),
          Map.entry(UnicodeScript.HEBREW, "Hebr"),
          Map.entry(UnicodeScript.THAI, "Thai"),
          Map.entry(UnicodeScript.DEVANAGARI, "Deva"));

  private PhoneticName() {}

  public static boolean isOne(VCardProperty property) {
    return PROPERTIES.contains(property.name());
  }

  /**
   * Returns the pronunciation by the positions of N. Empty if the card has none, or if one of the
   * properties is repeated or has parameters or a group.
   */
  public static Optional<List<List<String>>> of(VCard card) {
    List<VCardProperty> said = card.properties().stream().filter(PhoneticName::isOne).toList();
    boolean isPlain =
        said.stream().map(VCardProperty::name).distinct().count() == said.size()
            && said.stream().allMatch(one -> one.parameters().isEmpty() && one.group().isEmpty());
    return said.isEmpty() || !isPlain
        ? Optional.empty()
        : Optional.of(PROPERTIES.stream().map(name -> List.of(card.text(name))).toList());
  }

  /** Returns the script (ISO 15924) of the text's first letter of a known one, or {@code Zyyy}. */
  public static String script(List<List<String>> spoken) {
    return spoken.stream()
        .flatMap(List::stream)
        .flatMapToInt(String::codePoints)
        .mapToObj(letter -> Optional.ofNullable(SCRIPTS.get(UnicodeScript.of(letter))))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("Zyyy");
  }

  /** Returns whether these properties can express it: one text each, in the script it shows. */
  public static boolean says(List<List<String>> spoken, Optional<String> script) {
    for (int at = 0; at < spoken.size(); at++) {
      boolean isEmpty = spoken.get(at).stream().allMatch(String::isEmpty);
      if (!isEmpty && (at >= PROPERTIES.size() || spoken.get(at).size() > 1)) {
        return false;
      }
    }
    return script.filter(name -> !name.equals(script(spoken))).isEmpty();
  }

  /** Returns a pronunciation as properties. */
  public static List<VCardProperty> written(List<List<String>> spoken) {
    List<VCardProperty> made = new ArrayList<>();
    for (int at = 0; at < PROPERTIES.size(); at++) {
      String text = at < spoken.size() ? String.join(" ", spoken.get(at)).strip() : "";
      if (!text.isEmpty()) {
        made.add(VCardProperty.ofText(PROPERTIES.get(at), text));
      }
    }
    return made;
  }
}
