package org.carillon.sieve.sentence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A vacation answer (RFC 5230).
 *
 * @param on whether it is enabled
 * @param from the first day; empty for at once
 * @param until the last day; empty for no end
 * @param subject the subject of the answer; empty for one based on the message's
 * @param text the answer for others; empty for none
 * @param audience who gets the other answer
 * @param other the answer for that audience
 * @param days the days between answers to one sender, 1 to 365
 * @param addresses further own addresses to which an answered message may be addressed
 */
public record VacationRule(
    boolean on,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    String subject,
    String text,
    Audience audience,
    String other,
    int days,
    List<String> addresses)
    implements RuleStatement {

  /** The senders who get the other answer. */
  public enum Audience {
    NONE,
    /** Senders in the account's domain. */
    INSIDE,
    /** Senders in one of the account's address books. */
    KNOWN
  }

  private static final String DOMAIN = "tag:carillon.org,2026:domain-addresses";
  private static final String ADDRESS_BOOK = "urn:ietf:params:sieve:addrbook:default";
  private static final int MOST_DAYS = 365;

  /** Cleans the texts, and limits the days and addresses. */
  public VacationRule {
    subject = RuleLexicon.line(subject);
    text = RuleLexicon.clean(text).strip();
    other = audience == Audience.NONE ? "" : RuleLexicon.clean(other).strip();
    days = Math.clamp(days, 1, MOST_DAYS);
    addresses =
        addresses.stream()
            .map(RuleLexicon::line)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
  }

  /** Returns whether mail would be answered on a day. */
  public boolean answersOn(LocalDate day) {
    return on && from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
  }

  /** Returns whether its last day is before this day. */
  public boolean isOverOn(LocalDate day) {
    return until.filter(day::isAfter).isPresent();
  }

  @Override
  public VacationRule switched(boolean to) {
    return new VacationRule(to, from, until, subject, text, audience, other, days, addresses);
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("vacation " + RuleLexicon.word(audience) + (on ? " on" : " off"));
    from.ifPresent(day -> words.add(set("from", day.toString())));
    until.ifPresent(day -> words.add(set("until", day.toString())));
    words.add(set("days", Integer.toString(days)));
    if (!subject.isEmpty()) {
      words.add(set("subject", subject));
    }
    if (!text.isEmpty()) {
      words.add(set("text", text));
    }
    if (!other.isEmpty()) {
      words.add(set("other", other));
    }
    addresses.forEach(each -> words.add(set("address", each)));
    return words;
  }

  private static String set(String name, String value) {
    return "set " + name + ' ' + RuleLexicon.quoted(value);
  }

  static Optional<RuleStatement> of(List<List<String>> lines) {
    List<String> first = lines.getFirst();
    Optional<Audience> audience =
        first.size() == 3 ? RuleLexicon.constant(Audience.class, first.get(1)) : Optional.empty();
    if (audience.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new VacationRule(
              first.get(2).equals("on"),
              value(lines, "from").map(LocalDate::parse),
              value(lines, "until").map(LocalDate::parse),
              value(lines, "subject").orElse(""),
              value(lines, "text").orElse(""),
              audience.get(),
              value(lines, "other").orElse(""),
              value(lines, "days").map(Integer::parseInt).orElse(1),
              values(lines, "address")));
    } catch (DateTimeException | NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(List<List<String>> lines, String name) {
    return values(lines, name).stream().findFirst();
  }

  private static List<String> values(List<List<String>> lines, String name) {
    return lines.stream()
        .filter(line -> line.size() == 3 && line.get(1).equals(name))
        .map(line -> line.get(2))
        .toList();
  }

  @Override
  public String commands() {
    if (!on || !says()) {
      return "";
    }
    List<String> days = new ArrayList<>();
    from.ifPresent(day -> days.add("currentdate :value \"ge\" \"date\" \"" + day + '"'));
    until.ifPresent(day -> days.add("currentdate :value \"le\" \"date\" \"" + day + '"'));
    String test = days.isEmpty() ? "true" : "allof (" + String.join(",\n    ", days) + ')';
    return "if " + test + " {\n" + answers() + "}\n";
  }

  private boolean says() {
    return !text.isEmpty() || !other.isEmpty();
  }

  private String answers() {
    if (audience == Audience.NONE) {
      return answer("    ", "all", text);
    }
    String list = audience == Audience.INSIDE ? DOMAIN : ADDRESS_BOOK;
    String test = "envelope :list \"from\" " + RuleLexicon.string(list);
    String first = "    if " + test + " {\n" + answer("        ", "other", other) + "    }";
    return first + " else {\n" + answer("        ", "all", text) + "    }\n";
  }

  /** Different texts have different handles, so that a sender may get each once (RFC 5230 §4.2). */
  private String answer(String indent, String handle, String said) {
    if (said.isEmpty()) {
      return "";
    }
    StringBuilder command = new StringBuilder(indent).append("vacation :days ").append(days);
    if (!subject.isEmpty()) {
      command.append(" :subject ").append(RuleLexicon.string(subject));
    }
    if (!addresses.isEmpty()) {
      command.append(" :addresses ").append(RuleLexicon.strings(addresses));
    }
    return command
        .append(" :handle \"carillon-")
        .append(handle)
        .append("\" ")
        .append(RuleLexicon.string(said))
        .append(";\n")
        .toString();
  }

  @Override
  public Set<String> needs() {
    Set<String> needs = new TreeSet<>();
    if (on && says()) {
      needs.add("vacation");
      if (from.isPresent() || until.isPresent()) {
        needs.addAll(Set.of("date", "relational"));
      }
      if (audience != Audience.NONE) {
        needs.addAll(Set.of("envelope", "extlists"));
      }
    }
    return needs;
  }
}
