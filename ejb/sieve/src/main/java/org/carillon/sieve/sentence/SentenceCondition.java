package org.carillon.sieve.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition of a rule. An invalid comparison is replaced by the field's default one.
 *
 * @param field the part of the message
 * @param header the name of the header field, for that kind of field
 * @param negated whether it is negated
 * @param how the comparison
 * @param value the value to compare with
 */
public record SentenceCondition(
    SentenceField field, String header, boolean negated, SentenceComparison how, String value) {
  private static final String ADDRESS_BOOK = "urn:ietf:params:sieve:addrbook:default";

  /** Replaces values that can't be written. */
  public SentenceCondition {
    header = field == SentenceField.HEADER ? name(header) : "";
    how = field.comparisons().contains(how) ? how : field.comparisons().getFirst();
    value = field.hasValue() ? RuleLexicon.line(value) : "";
  }

  private static String name(String header) {
    return header.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':' && c != '"' && c != '\\')
        ? header
        : "";
  }

  /** Returns whether it is complete: its values are neither empty nor malformed. */
  public boolean isWhole() {
    return switch (field) {
      case SIZE -> value.matches("[0-9]{1,7}");
      case SPAM -> value.matches("[0-9]{1,2}|100");
      case DATE -> value.matches("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
      case TIME -> value.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
      case WEEKDAY -> value.matches("[0-6]");
      case HEADER -> !header.isEmpty() && !value.isEmpty();
      case ATTACHMENT, KNOWN -> true;
      case FROM, TO, CC, RECIPIENT, SUBJECT, TEXT, LIST -> !value.isEmpty();
    };
  }

  String words() {
    List<String> words = new ArrayList<>();
    words.add("if");
    if (negated) {
      words.add("not");
    }
    words.add(RuleLexicon.word(field));
    if (field == SentenceField.HEADER) {
      words.add(RuleLexicon.quoted(header));
    }
    words.add(RuleLexicon.word(how));
    if (field.hasValue()) {
      words.add(RuleLexicon.quoted(value));
    }
    return String.join(" ", words);
  }

  static Optional<SentenceCondition> of(List<String> words) {
    int at = 1;
    boolean negated = words.size() > at && words.get(at).equals("not");
    at += negated ? 1 : 0;
    if (words.size() <= at) {
      return Optional.empty();
    }
    Optional<SentenceField> field = RuleLexicon.constant(SentenceField.class, words.get(at++));
    if (field.isEmpty()) {
      return Optional.empty();
    }
    String header = field.get() == SentenceField.HEADER && at < words.size() ? words.get(at++) : "";
    if (at >= words.size()) {
      return Optional.empty();
    }
    String value = at + 1 < words.size() ? words.get(at + 1) : "";
    return RuleLexicon.constant(SentenceComparison.class, words.get(at))
        .map(how -> new SentenceCondition(field.get(), header, negated, how, value));
  }

  String test() {
    return negated ? "not " + plain() : plain();
  }

  private String plain() {
    return switch (field) {
      case FROM -> address("\"from\"");
      case TO -> address("\"to\"");
      case CC -> address("\"cc\"");
      case RECIPIENT -> address("[\"to\", \"cc\", \"bcc\"]");
      case SUBJECT -> "header " + comparison() + " \"subject\" " + key();
      case HEADER -> "header " + comparison() + ' ' + RuleLexicon.string(header) + ' ' + key();
      case TEXT -> "body :text " + comparison() + ' ' + key();
      case LIST -> "header :contains" + comparator() + " \"list-id\" " + list();
      case SIZE -> "size " + (how == SentenceComparison.OVER ? ":over " : ":under ") + value + 'K';
      case ATTACHMENT -> "header :mime :anychild :contains \"content-disposition\" \"attachment\"";
      case KNOWN -> "address :list \"from\" " + RuleLexicon.string(ADDRESS_BOOK);
      case SPAM ->
          "spamtest :percent :value "
              + (how == SentenceComparison.OVER ? "\"gt\"" : "\"lt\"")
              + " :comparator \"i;ascii-numeric\" "
              + key();
      case DATE -> current("date", value);
      case TIME -> current("time", value + ":00");
      case WEEKDAY -> "currentdate :is \"weekday\" " + key();
    };
  }

  /** Substrings are searched in display names, too; a whole value is an address. */
  private String address(String fields) {
    String test = how == SentenceComparison.CONTAINS ? "header " : "address ";
    return test + comparison() + ' ' + fields + ' ' + key();
  }

  private String list() {
    return RuleLexicon.string(how == SentenceComparison.IS ? '<' + value + '>' : value);
  }

  private String current(String part, String key) {
    String relation =
        switch (how) {
          case AFTER -> ":value \"ge\"";
          case BEFORE -> ":value \"lt\"";
          default -> ":is";
        };
    return "currentdate " + relation + " \"" + part + "\" " + RuleLexicon.string(key);
  }

  private String comparison() {
    String type =
        switch (how) {
          case IS -> ":is";
          case BEGINS, ENDS, MATCHES -> ":matches";
          case CONTAINS, OVER, UNDER, AFTER, BEFORE, YES -> ":contains";
        };
    return type + comparator();
  }

  private String comparator() {
    return isAscii() ? "" : " :comparator \"i;unicode-casemap\"";
  }

  private boolean isAscii() {
    return value.chars().allMatch(c -> c < 0x80);
  }

  private String key() {
    return RuleLexicon.string(
        switch (how) {
          case BEGINS -> literal() + '*';
          case ENDS -> '*' + literal();
          case IS, CONTAINS, MATCHES, OVER, UNDER, AFTER, BEFORE, YES -> value;
        });
  }

  private String literal() {
    return value.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
  }

  Set<String> needs() {
    Set<String> needs = new TreeSet<>();
    switch (field) {
      case FROM, TO, CC, RECIPIENT, SUBJECT, HEADER, LIST -> {
        if (!isAscii()) {
          needs.add("comparator-i;unicode-casemap");
        }
      }
      case TEXT -> {
        needs.add("body");
        if (!isAscii()) {
          needs.add("comparator-i;unicode-casemap");
        }
      }
      case SIZE -> {
        // It is in the base language.
      }
      case ATTACHMENT -> needs.add("mime");
      case KNOWN -> needs.add("extlists");
      case SPAM -> needs.addAll(Set.of("spamtestplus", "relational", "comparator-i;ascii-numeric"));
      case DATE, TIME -> needs.addAll(Set.of("date", "relational"));
      case WEEKDAY -> needs.add("date");
    }
    return needs;
  }
}
