package org.carillon.account.internal.template;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.directory.PersonAttributes;

/** Builds the local part of an address from the attributes of a person. */
final class AliasPattern {
  private static final Pattern WORD = Pattern.compile("\\{([A-Za-z]+)(:1)?\\}");

  /** The spelling of letters in ASCII. */
  private static final Map<String, String> WRITTEN =
      Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "ø", "oe", "å", "aa", "ł", "l");

  private AliasPattern() {}

  /**
   * Fills in a pattern.
   *
   * @param user the value for {@code {user}}
   * @param texts the attributes of the person
   * @return the local part, or empty if the pattern names an attribute that the person doesn't have
   */
  static Optional<String> filled(String pattern, String user, Map<String, String> texts) {
    StringBuilder filled = new StringBuilder();
    Matcher word = WORD.matcher(pattern);
    int from = 0;
    while (word.find()) {
      String said = plain(word.group(1).equals("user") ? user : text(word.group(1), texts));
      if (said.isEmpty()) {
        return Optional.empty();
      }
      filled.append(pattern, from, word.start());
      filled.append(word.group(2) == null ? said : said.substring(0, 1));
      from = word.end();
    }
    filled.append(pattern.substring(from));
    return Optional.of(filled.toString().toLowerCase(Locale.ROOT));
  }

  private static String text(String name, Map<String, String> texts) {
    return PersonAttributes.all().stream().anyMatch(each -> each.name().equals(name))
        ? texts.getOrDefault(name, "")
        : "";
  }

  private static String plain(String said) {
    String text = Normalizer.normalize(said.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    for (Map.Entry<String, String> each : WRITTEN.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("\\s+", "-")
        .replaceAll("[^a-z0-9._+-]", "")
        .replaceAll("^[.-]+|[.-]+$", "");
  }
}
