package org.carillon.format.sentence;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.format.sentence.SentenceFault.Reason;

/**
 * Checks the sentences of one language against the English ones: they must have the same
 * placeholders for the same types of values, and each plural must have all categories that whole
 * numbers have in the language (CLDR). A sentence that passes can be formatted with any values that
 * its English original can.
 */
public final class SentenceCheck {

  /** The longest sentence, in characters. */
  public static final int MOST = 4_000;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\n]]");

  /** The number of whole numbers tried, enough for every plural category on pages. */
  private static final int SAMPLES = 1_000;

  /** The highest number of values that a format accepts, more than any of our sentences has. */
  private static final int MOST_PLACES = 10;

  /** The type of value that a placeholder accepts. */
  private enum Kind {
    ANYTHING,
    NUMBER
  }

  private final Locale language;
  private final Set<String> categories;
  private final Map<String, String> english;

  /** Creates a check of one language against the English sentences by their keys. */
  public SentenceCheck(Locale language, Map<String, String> english) {
    this.language = language;
    this.english = Map.copyOf(english);
    PluralRules rules = PluralRules.forLocale(language);
    this.categories =
        IntStream.range(0, SAMPLES).mapToObj(rules::select).collect(Collectors.toSet());
    this.categories.add(PluralRules.KEYWORD_OTHER);
  }

  /** Returns the faults, by keys; empty if all sentences can be used. */
  public List<SentenceFault> faults(Map<String, String> sentences) {
    var faults = new ArrayList<SentenceFault>();
    new TreeMap<>(sentences)
        .forEach((key, sentence) -> fault(key, sentence).ifPresent(faults::add));
    return faults;
  }

  /** Returns the keys that only English has, in order. */
  public List<String> missing(Map<String, String> sentences) {
    var missing = new TreeSet<>(english.keySet());
    missing.removeAll(sentences.keySet());
    return List.copyOf(missing);
  }

  private Optional<SentenceFault> fault(String key, String sentence) {
    String original = english.get(key);
    if (original == null) {
      return because(key, Reason.UNKNOWN, "");
    }
    if (sentence.isBlank() && !original.isBlank()) {
      return because(key, Reason.EMPTY, "");
    }
    if (sentence.length() > MOST || CONTROL.matcher(sentence).find()) {
      return because(key, Reason.UNFIT, "");
    }
    if (original.indexOf('{') < 0) {
      // A sentence without placeholders is shown as it is.
      return sentence.indexOf('{') < 0
          ? Optional.empty()
          : because(key, Reason.PLACES, sentence.substring(sentence.indexOf('{')));
    }
    try {
      return filledFault(key, new MessagePattern(original), new MessagePattern(sentence))
          .or(() -> triedFault(key, sentence));
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return because(key, Reason.MALFORMED, "");
    }
  }

  private Optional<SentenceFault> filledFault(
      String key, MessagePattern original, MessagePattern translated) {
    Map<String, Kind> wanted = places(original);
    Map<String, Kind> given = places(translated);
    for (String place : wanted.keySet()) {
      if (!given.containsKey(place)) {
        return because(key, Reason.PLACES, "{" + place + "}");
      }
    }
    for (Map.Entry<String, Kind> place : given.entrySet()) {
      Kind kind = wanted.get(place.getKey());
      if (kind == null || place.getValue() == Kind.NUMBER && kind == Kind.ANYTHING) {
        return because(key, Reason.PLACES, "{" + place.getKey() + "}");
      }
    }
    for (int i = 0; i < translated.countParts(); i++) {
      if (opensPlural(translated.getPart(i))) {
        Set<String> lacking = new TreeSet<>(categories);
        lacking.removeAll(selectors(translated, i));
        if (!lacking.isEmpty()) {
          return because(key, Reason.PLURAL, String.join(", ", lacking));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, Kind> places(MessagePattern pattern) {
    var places = new TreeMap<String, Kind>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_START) {
        Part name = pattern.getPart(i + 1);
        if (name.getType() != Part.Type.ARG_NUMBER || name.getValue() >= MOST_PLACES) {
          throw new IllegalArgumentException("a place has a number");
        }
        places.merge(
            pattern.getSubstring(name),
            kind(pattern, i),
            (one, other) -> one == Kind.NUMBER ? one : other);
      }
    }
    return places;
  }

  private static Kind kind(MessagePattern pattern, int start) {
    return switch (pattern.getPart(start).getArgType()) {
      case NONE -> Kind.ANYTHING;
      case PLURAL -> Kind.NUMBER;
      case SIMPLE -> {
        // The part after the name is the type.
        if (!pattern.getSubstring(pattern.getPart(start + 2)).equals("number")) {
          throw new IllegalArgumentException("only numbers have a style");
        }
        yield Kind.NUMBER;
      }
      case CHOICE, SELECT, SELECTORDINAL ->
          throw new IllegalArgumentException("only plurals choose");
    };
  }

  private static boolean opensPlural(Part part) {
    return part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.PLURAL;
  }

  private static Set<String> selectors(MessagePattern pattern, int start) {
    var selectors = new TreeSet<String>();
    int end = pattern.getLimitPartIndex(start);
    for (int i = start + 1; i < end; i++) {
      Part part = pattern.getPart(i);
      switch (part.getType()) {
        case ARG_SELECTOR -> selectors.add(pattern.getSubstring(part));
        // A nested argument has selectors of its own.
        case MSG_START -> i = pattern.getLimitPartIndex(i);
        default -> {
          // Numbers and names are no selectors.
        }
      }
    }
    return selectors;
  }

  /** Returns a fault that shows only in formatting, such as a malformed number pattern. */
  private Optional<SentenceFault> triedFault(String key, String sentence) {
    var format = new MessageFormat(sentence, language);
    for (long number : new long[] {0, 1, 2, 5, 21, 1_000_000}) {
      Object[] numbers = new Object[MOST_PLACES];
      Arrays.fill(numbers, number);
      format.format(numbers);
    }
    return Optional.empty();
  }

  private static Optional<SentenceFault> because(String key, Reason reason, String detail) {
    return Optional.of(new SentenceFault(key, reason, detail));
  }
}
