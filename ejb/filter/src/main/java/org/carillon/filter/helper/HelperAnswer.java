package org.carillon.filter.helper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a helper program about a message: {@code 12 ADDHEADER "X-Spam: yes" OK}.
 *
 * @param number the number of the request
 * @param verdict the decision on the message
 * @param text the reason; may be empty
 * @param fields whole header fields to add, without their line end
 * @param copies the addresses that get a copy
 */
public record HelperAnswer(
    long number, Verdict verdict, String text, List<String> fields, List<String> copies) {
  private static final int MOST = 100;

  public enum Verdict {
    OK,
    /** The message is refused; the text gives the reason. */
    REJECT,
    DISCARD,
    /** The helper can't decide. */
    FAILURE
  }

  public HelperAnswer {
    fields = List.copyOf(fields);
    copies = List.copyOf(copies);
  }

  /**
   * Returns the number of the request that a line answers; empty if the line is not an answer, for
   * example a remark, which begins with an asterisk.
   */
  public static Optional<Long> number(String line) {
    return number(new HelperTokenizer(line));
  }

  private static Optional<Long> number(HelperTokenizer words) {
    return words.next().filter(word -> word.matches("[0-9]{1,15}")).map(Long::valueOf);
  }

  /** Parses a line; returns empty if it is not an answer. */
  public static Optional<HelperAnswer> read(String line) {
    HelperTokenizer words = new HelperTokenizer(line);
    Optional<Long> number = number(words);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    List<String> copies = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      Optional<String> word = words.next();
      if (word.isEmpty()) {
        // ADDHEADER or MIRRORTO without a verdict mean that the message continues.
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
