package org.carillon.rest.scim;

import static org.carillon.contract.directory.PersonAttributes.EXTERNAL_ID;
import static org.carillon.contract.directory.PersonAttributes.MANAGER;
import static org.carillon.contract.directory.PersonAttributes.OTHER_MAIL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.account.people.PersonField;
import org.carillon.account.people.PersonOrder;
import org.carillon.account.people.PersonQuery;
import org.carillon.account.people.PersonQuery.Comparison;
import org.carillon.rest.scim.filter.AttributePath;
import org.carillon.rest.scim.filter.Filter;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.schema.ScimSchema;

/**
 * Filters of Users as queries of the core. Conditions that the core cannot evaluate (the type of an
 * address, a picture) are left out of the query and evaluated on its results.
 *
 * @param query finds all that match the filter, and perhaps more
 * @param exact true if it finds no more
 */
record UserQuery(PersonQuery query, boolean exact) {
  private static final UserQuery UNKNOWN = new UserQuery(new PersonQuery.Everybody(), false);

  /** The fields by the key of a path; keys of the extension begin with its prefix. */
  private static final Map<String, List<PersonField>> PLACES = places();

  private static final String MARK = "+";

  private static Map<String, List<PersonField>> places() {
    Map<String, List<PersonField>> all = new HashMap<>();
    all.put("id", List.of(PersonField.Fixed.ID));
    all.put("username", List.of(PersonField.Fixed.ADDRESS));
    all.put("displayname", List.of(PersonField.Fixed.DISPLAY_NAME));
    all.put("meta.created", List.of(PersonField.Fixed.CREATED));
    all.put("meta.lastmodified", List.of(PersonField.Fixed.MODIFIED));
    UserJson.TEXTS.forEach(
        (name, one) -> all.put(name.toLowerCase(Locale.ROOT), List.of(new PersonField.Said(one))));
    UserJson.NAME.forEach(
        (name, one) ->
            all.put("name." + name.toLowerCase(Locale.ROOT), List.of(new PersonField.Said(one))));
    UserJson.ENTERPRISE.forEach(
        (name, one) ->
            all.put("+" + name.toLowerCase(Locale.ROOT), List.of(new PersonField.Said(one))));
    all.put("+manager.value", List.of(new PersonField.Said(MANAGER)));
    all.put("+manager", List.of(new PersonField.Said(MANAGER)));
    List<PersonField> emails =
        List.of(PersonField.Fixed.ANY_ADDRESS, new PersonField.Said(OTHER_MAIL));
    all.put("emails", emails);
    all.put("emails.value", emails);
    return Map.copyOf(all);
  }

  private static String key(AttributePath path) {
    return path.extension().map(_ -> MARK).orElse("") + path.key();
  }

  /** Returns the sort order of a list. */
  static PersonOrder order(ScimListRequest asked) {
    if (asked.order().isEmpty()) {
      return new PersonOrder(PersonField.Fixed.ADDRESS, asked.descending());
    }
    List<PersonField> places = PLACES.getOrDefault(key(asked.order().get()), List.of());
    if (places.isEmpty()) {
      throw ScimError.path("Lists cannot be sorted by " + asked.order().get().key() + ".");
    }
    return new PersonOrder(places.getFirst(), asked.descending());
  }

  /** Converts a filter; {@code managers} returns the address of an account id. */
  static UserQuery of(Filter filter, Function<String, Optional<String>> managers) {
    return switch (filter) {
      case Filter.And(List<Filter> each) -> {
        List<UserQuery> all = each.stream().map(one -> of(one, managers)).toList();
        yield new UserQuery(
            new PersonQuery.All(all.stream().map(UserQuery::query).toList()), areExact(all));
      }
      case Filter.Or(List<Filter> each) -> {
        List<UserQuery> all = each.stream().map(one -> of(one, managers)).toList();
        yield new UserQuery(
            new PersonQuery.Any(all.stream().map(UserQuery::query).toList()), areExact(all));
      }
      case Filter.Not(Filter other) -> not(of(other, managers));
      case Filter.Present(AttributePath path) -> present(path);
      case Filter.Each(AttributePath path, Filter other) -> each(path, other, managers);
      case Filter.Compared(AttributePath path, Filter.Operator operator, Filter.Value value) ->
          compared(path, operator, value, managers);
    };
  }

  private static boolean areExact(List<UserQuery> all) {
    return all.stream().allMatch(UserQuery::exact);
  }

  private static UserQuery not(UserQuery query) {
    return query.exact ? new UserQuery(new PersonQuery.Not(query.query), true) : UNKNOWN;
  }

  private static void requireKnown(AttributePath path) {
    if (!ScimSchema.USER.knows(path)) {
      throw ScimError.filter("There is no attribute " + path.name() + ".");
    }
  }

  private static UserQuery present(AttributePath path) {
    requireKnown(path);
    List<PersonField> places = PLACES.get(key(path));
    return places == null
        ? UNKNOWN
        : new UserQuery(
            new PersonQuery.Any(
                places.stream().<PersonQuery>map(PersonQuery.Present::new).toList()),
            true);
  }

  /** One value must match all conditions; the query may find them in several values. */
  private static UserQuery each(
      AttributePath path, Filter filter, Function<String, Optional<String>> managers) {
    requireKnown(path);
    return switch (filter) {
      case Filter.And(List<Filter> all) ->
          new UserQuery(
              new PersonQuery.All(
                  all.stream().map(one -> each(path, one, managers).query()).toList()),
              false);
      case Filter.Compared(AttributePath sub, Filter.Operator operator, Filter.Value value)
          when operator != Filter.Operator.NE && sub.key().equals("value") ->
          new UserQuery(of(new Filter.Compared(path, operator, value), managers).query(), false);
      default -> UNKNOWN;
    };
  }

  private static UserQuery compared(
      AttributePath path,
      Filter.Operator operator,
      Filter.Value value,
      Function<String, Optional<String>> managers) {
    requireKnown(path);
    if (operator == Filter.Operator.NE) {
      return not(compared(path, Filter.Operator.EQ, value, managers));
    }
    if (value instanceof Filter.Value.Nothing) {
      return not(present(path));
    }
    if (key(path).equals("active")) {
      return new UserQuery(new PersonQuery.Enabled(truth(value)), true);
    }
    List<PersonField> places = PLACES.get(key(path));
    if (places == null) {
      return UNKNOWN;
    }
    String text = text(value);
    if (key(path).startsWith("+manager")) {
      text = managers.apply(text).orElse(text);
    }
    List<PersonQuery> any = new ArrayList<>();
    for (PersonField place : places) {
      any.add(new PersonQuery.Compared(place, how(operator), text));
    }
    // External ids are case-sensitive, but the core folds case.
    boolean exact =
        !places.contains(new PersonField.Said(EXTERNAL_ID)) || operator == Filter.Operator.EQ;
    return new UserQuery(any.size() == 1 ? any.getFirst() : new PersonQuery.Any(any), exact);
  }

  private static boolean truth(Filter.Value value) {
    return switch (value) {
      case Filter.Value.Truth(boolean on) -> on;
      case Filter.Value.Text(String text) -> text.equalsIgnoreCase("true");
      case Filter.Value.Whole _, Filter.Value.Nothing _ ->
          throw ScimError.filter("The value must be true or false.");
    };
  }

  private static String text(Filter.Value value) {
    return switch (value) {
      case Filter.Value.Text(String text) -> text;
      case Filter.Value.Whole(BigDecimal number) -> number.toPlainString();
      case Filter.Value.Truth(boolean on) -> String.valueOf(on);
      case Filter.Value.Nothing() -> "";
    };
  }

  private static Comparison how(Filter.Operator operator) {
    return switch (operator) {
      case EQ, NE -> Comparison.EQUALS;
      case CO -> Comparison.CONTAINS;
      case SW -> Comparison.STARTS;
      case EW -> Comparison.ENDS;
      case GT -> Comparison.ABOVE;
      case GE -> Comparison.AT_LEAST;
      case LT -> Comparison.BELOW;
      case LE -> Comparison.AT_MOST;
    };
  }
}
