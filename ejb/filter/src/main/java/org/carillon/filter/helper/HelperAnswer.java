package org.carillon.filter.helper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a helper program answers about a message: {@code 12 ADDHEADER "X-Spam: yes" OK}.
 *
 * @param number of the request
 * @param verdict what becomes of the message
 * @param text why; may be empty
 * @param fields whole header fields that are added, without their line end
 * @param copies who gets it besides
 */
public record HelperAnswer(
    long number, Verdict verdict, String text, List<String> fields, List<String> copies) {
  private static final int MOST = 100;

  /** What becomes of a message. */
  public enum Verdict {
    /** It goes on. */
    OK,
    /** It is not taken, the text says why. */
    REJECT,
    /** It is thrown away. */
    DISCARD,
    /** The helper can't tell. */
    FAILURE
  }

  /** Copies. */
  public HelperAnswer {
    fields = List.copyOf(fields);
    copies = List.copyOf(copies);
  }

  /** Which request a line answers; empty for what is no answer: remarks begin with an asterisk. */
  public static Optional<Long> number(String line) {
    return number(new HelperWords(line));
  }

  private static Optional<Long> number(HelperWords words) {
    return words.next().filter(word -> word.matches("[0-9]{1,15}")).map(Long::valueOf);
  }

  /** Reads a line; empty for what is none. */
  public static Optional<HelperAnswer> read(String line) {
    HelperWords words = new HelperWords(line);
    Optional<Long> number = number(words);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    List<String> copies = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      Optional<String> word = words.next();
      if (word.isEmpty()) {
        // ADDHEADER or MIRRORTO alone mean that it goes on.
        return fields.isEmpty() && copies.isEmpty()
            ? Optional.empty()
            : Optional.of(new HelperAnswer(number.get(), Verdict.OK, "", fields, copies));
      }
      switch (word.get()) {
        case "ADDHEADER" -> words.text().ifPresent(fields::add);
        case "MIRRORTO" -> words.text().ifPresent(copies::add);
        default -> {
          return verdict(word.get())
              .map(
                  verdict ->
                      new HelperAnswer(
                          number.get(), verdict, words.text().orElse(""), fields, copies));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict> verdict(String word) {
    return switch (word) {
      case "OK", "INTF" -> Optional.of(Verdict.OK);
      case "ERROR", "REJECTED", "REJECT" -> Optional.of(Verdict.REJECT);
      case "DISCARD" -> Optional.of(Verdict.DISCARD);
      case "FAILURE" -> Optional.of(Verdict.FAILURE);
      default -> Optional.empty();
    };
  }
}
