package org.carillon.contacts.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carillon.contacts.CardParameterFilter;
import org.carillon.contacts.CardPropertyFilter;
import org.carillon.contacts.CardTextMatch;
import org.carillon.contacts.ContactFilter;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.carillon.format.vcard.ContactEmail;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;

/**
 * Decides whether a card matches a filter (RFC 6352 §10.5).
 *
 * @param filter the filter
 */
record CardMatching(ContactFilter filter) {

  boolean finds(VCard card) {
    return combined(filter.all(), filter.properties().stream(), each -> finds(each, card));
  }

  /** Returns whether a card may match. Data missing in the summary counts as matching. */
  boolean mayFind(ContactSummary summary) {
    return combined(filter.all(), filter.properties().stream(), each -> mayFind(each, summary));
  }

  private static boolean mayFind(CardPropertyFilter filter, ContactSummary summary) {
    if (!summary.complete()
        || filter.absent()
        || !filter.parameters().isEmpty()
        || filter.texts().isEmpty()) {
      return true;
    }
    List<String> values =
        switch (filter.name()) {
          case "UID" -> List.of(summary.uid());
          case "FN" -> List.of(summary.fullName());
          case "EMAIL" -> summary.emails().stream().map(ContactEmail::address).toList();
          // Several values are in one property and are compared as one text.
          default -> null;
        };
    return values == null
        || values.stream()
            .anyMatch(
                value ->
                    combined(
                        filter.all(), filter.texts().stream(), match -> matches(match, value)));
  }

  private static boolean finds(CardPropertyFilter filter, VCard card) {
    int dot = filter.name().indexOf('.');
    String group = dot < 0 ? "" : filter.name().substring(0, dot);
    List<VCardProperty> named =
        card.all(filter.name().substring(dot + 1)).stream()
            .filter(property -> dot < 0 || property.group().equalsIgnoreCase(group))
            .toList();
    if (filter.absent()) {
      return named.isEmpty();
    }
    if (filter.texts().isEmpty() && filter.parameters().isEmpty()) {
      return !named.isEmpty();
    }
    return named.stream().anyMatch(property -> finds(filter, property));
  }

  private static boolean finds(CardPropertyFilter filter, VCardProperty property) {
    String text = property.text();
    return combined(
        filter.all(),
        Stream.concat(filter.texts().stream(), filter.parameters().stream()),
        condition ->
            switch (condition) {
              case CardTextMatch match -> matches(match, text);
              case CardParameterFilter parameter -> finds(parameter, property);
              default -> false;
            });
  }

  private static boolean finds(CardParameterFilter filter, VCardProperty property) {
    List<String> values =
        filter.name().equals(VCardProperty.TYPE)
            ? List.copyOf(property.types())
            : property.parameters().getOrDefault(filter.name(), List.of());
    if (filter.absent()) {
      return values.isEmpty();
    }
    return filter
        .text()
        .map(match -> values.stream().anyMatch(value -> matches(match, value)))
        .orElse(!values.isEmpty());
  }

  private static <T> boolean combined(boolean all, Stream<T> conditions, Predicate<T> holds) {
    List<T> each = conditions.toList();
    return each.isEmpty() || (all ? each.stream().allMatch(holds) : each.stream().anyMatch(holds));
  }

  static boolean matches(CardTextMatch match, String value) {
    String text = folded(match.collation(), value);
    String wanted = folded(match.collation(), match.text());
    boolean found =
        switch (match.type()) {
          case EQUALS -> text.equals(wanted);
          case CONTAINS -> text.contains(wanted);
          case STARTS_WITH -> text.startsWith(wanted);
          case ENDS_WITH -> text.endsWith(wanted);
        };
    return found != match.negated();
  }

  private static String folded(CardTextMatch.Collation collation, String text) {
    return switch (collation) {
      case UNICODE_CASEMAP -> UnicodeCasemap.folded(text);
      case ASCII_CASEMAP -> asciiFolded(text);
      case OCTET -> text;
    };
  }

  private static String asciiFolded(String text) {
    return text.chars().allMatch(c -> c < 0x80)
        ? text.toUpperCase(Locale.ROOT)
        : text.codePoints()
            .map(c -> c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}
