package org.carillon.account.internal.person;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.account.MailAddress;
import org.carillon.account.people.PersonField;
import org.carillon.account.people.PersonOrder;
import org.carillon.account.people.PersonQuery;
import org.carillon.contract.directory.PersonAttributes;

/**
 * Translates a query to a condition on {@code account a} and {@code domain d}. Equality of an
 * address is looked up in the address table. Parts of texts are looked up in the trigrams of {@code
 * a.words}, which contain all texts; then the attribute itself is compared.
 */
final class PersonSql {
  private static final String NEVER = "false";
  private static final String ACCOUNTS =
      "SELECT a.id FROM account a JOIN domain d ON d.id = a.domain"
          + " WHERE a.deleted IS NULL AND ";
  private static final String ADDRESS = "(a.local_part || '@' || d.name)";

  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final String condition;

  PersonSql(PersonQuery query) {
    condition = of(query);
  }

  String condition() {
    return condition;
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** Returns the expression by which rows are ordered. */
  static String order(PersonOrder order) {
    String by = order.by() == PersonField.Fixed.ADDRESS ? "" : column(order.by()) + way(order);
    return by + "d.name" + way(order) + "a.local_part" + (order.descending() ? " DESC" : "");
  }

  private static String way(PersonOrder order) {
    return order.descending() ? " DESC, " : ", ";
  }

  private String of(PersonQuery query) {
    return switch (query) {
      case PersonQuery.Everybody() -> "true";
      case PersonQuery.All(List<PersonQuery> each) -> joined(each, " AND ");
      case PersonQuery.Any(List<PersonQuery> each) -> any(each);
      case PersonQuery.Not(PersonQuery other) -> "NOT (" + of(other) + ")";
      case PersonQuery.Enabled(boolean on) -> on ? "a.enabled" : "NOT a.enabled";
      case PersonQuery.Present(PersonField place) -> present(place);
      case PersonQuery.Compared(PersonField place, PersonQuery.Comparison how, String value) ->
          compared(place, how, value);
    };
  }

  private String joined(List<PersonQuery> each, String by) {
    return each.stream().map(this::of).collect(Collectors.joining(by, "(", ")"));
  }

  /** Returns a union of the conditions, so that each can use its own index. */
  private String any(List<PersonQuery> each) {
    return each.size() == 1
        ? of(each.getFirst())
        : each.stream()
            .map(one -> ACCOUNTS + of(one))
            .collect(Collectors.joining(" UNION ", "a.id IN (", ")"));
  }

  private String parameter(Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  private static String present(PersonField place) {
    return switch (place) {
      case PersonField.Said _ -> column(place) + " <> ''";
      case PersonField.Fixed.DISPLAY_NAME -> column(place) + " <> ''";
      case PersonField.Fixed.TELEPHONE ->
          "EXISTS (SELECT 1 FROM address l WHERE l.account = a.id AND l.kind = 'TELEPHONE')";
      case PersonField.Fixed.ID,
          PersonField.Fixed.ADDRESS,
          PersonField.Fixed.ANY_ADDRESS,
          PersonField.Fixed.CREATED,
          PersonField.Fixed.MODIFIED ->
          "true";
    };
  }

  private static String column(PersonField place) {
    return switch (place) {
      case PersonField.Said(var attribute) ->
          "lower(coalesce(a.profile ->> '" + attribute.name() + "', ''))";
      case PersonField.Fixed.DISPLAY_NAME -> "lower(a.display_name)";
      case PersonField.Fixed.ID -> "a.uuid";
      case PersonField.Fixed.CREATED -> "a.created";
      case PersonField.Fixed.MODIFIED -> "a.modified";
      case PersonField.Fixed.ADDRESS, PersonField.Fixed.ANY_ADDRESS, PersonField.Fixed.TELEPHONE ->
          ADDRESS;
    };
  }

  private String compared(PersonField place, PersonQuery.Comparison how, String value) {
    return switch (place) {
      // The id of another program is compared octet by octet, and has an index of its own.
      case PersonField.Said(var attribute)
          when attribute == PersonAttributes.EXTERNAL_ID && how == PersonQuery.Comparison.EQUALS ->
          "a.profile ->> 'externalId' = " + parameter(value);
      case PersonField.Said _ -> words(how, value) + text(column(place), how, value);
      case PersonField.Fixed.DISPLAY_NAME -> words(how, value) + text(column(place), how, value);
      case PersonField.Fixed.ID -> id(how, value);
      case PersonField.Fixed.ADDRESS ->
          how == PersonQuery.Comparison.EQUALS ? address(value) : text(ADDRESS, how, value);
      case PersonField.Fixed.ANY_ADDRESS ->
          "a.id IN (SELECT l.account FROM address l JOIN domain n ON n.id = l.domain"
              + " WHERE l.account IS NOT NULL AND l.kind <> 'TELEPHONE' AND "
              + line(how, value)
              + ")";
      case PersonField.Fixed.TELEPHONE ->
          "a.id IN (SELECT l.account FROM address l WHERE l.kind = 'TELEPHONE' AND "
              + text("l.local_part", how, value)
              + ")";
      case PersonField.Fixed.CREATED, PersonField.Fixed.MODIFIED ->
          moment(value).map(at -> column(place) + sign(how) + parameter(at)).orElse(NEVER);
    };
  }

  /** Returns a condition that uses the index, for a superset: accounts with the value anywhere. */
  private String words(PersonQuery.Comparison how, String value) {
    return switch (how) {
      case EQUALS, CONTAINS, STARTS, ENDS ->
          "a.words LIKE " + parameter("%" + pattern(value) + "%") + " AND ";
      case ABOVE, AT_LEAST, BELOW, AT_MOST -> "";
    };
  }

  private String text(String column, PersonQuery.Comparison how, String value) {
    String wanted = value.toLowerCase(Locale.ROOT);
    return switch (how) {
      case EQUALS -> column + " = " + parameter(wanted);
      case CONTAINS -> column + " LIKE " + parameter("%" + pattern(value) + "%");
      case STARTS -> column + " LIKE " + parameter(pattern(value) + "%");
      case ENDS -> column + " LIKE " + parameter("%" + pattern(value));
      case ABOVE, AT_LEAST, BELOW, AT_MOST -> column + sign(how) + parameter(wanted);
    };
  }

  private static String pattern(String value) {
    return value
        .toLowerCase(Locale.ROOT)
        .replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_");
  }

  private static String sign(PersonQuery.Comparison how) {
    return switch (how) {
      case EQUALS, CONTAINS, STARTS, ENDS -> " = ";
      case ABOVE -> " > ";
      case AT_LEAST -> " >= ";
      case BELOW -> " < ";
      case AT_MOST -> " <= ";
    };
  }

  private String id(PersonQuery.Comparison how, String value) {
    if (how != PersonQuery.Comparison.EQUALS) {
      return text("CAST(a.uuid AS text)", how, value);
    }
    return uuid(value).map(id -> "a.uuid = " + parameter(id)).orElse(NEVER);
  }

  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private String address(String value) {
    return MailAddress.canonical(value)
        .map(
            address ->
                "a.local_part = %s AND a.domain = (SELECT n.domain FROM domain_name n WHERE n.name = %s)"
                    .formatted(parameter(address.localPart()), parameter(address.domain())))
        .orElse(NEVER);
  }

  private String line(PersonQuery.Comparison how, String value) {
    if (how != PersonQuery.Comparison.EQUALS) {
      return text("(l.local_part || '@' || n.name)", how, value);
    }
    return MailAddress.canonical(value)
        .map(
            address ->
                "l.local_part = %s AND l.domain = (SELECT m.domain FROM domain_name m WHERE m.name = %s)"
                    .formatted(parameter(address.localPart()), parameter(address.domain())))
        .orElse(NEVER);
  }
}
