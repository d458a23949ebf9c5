package org.carillon.account.internal.tree;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.transaction.SearchPattern;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.database.StoredText;
import org.carillon.format.name.LocalPart;

/**
 * Translates conditions to statements for the ids of accounts, each of which uses an index. The two
 * sides of an “or” become a union, because a single statement with “or” would read all accounts.
 */
final class AccountConditionSql {
  private static final String NOBODY = "select id from account where false";

  /** The least length of a text for the trigram index. A shorter text is searched in each name. */
  private static final int TRIGRAM = 3;

  private final EntityManager entities;
  private final long domain;
  private final List<Object> parameters = new ArrayList<>();

  /**
   * Creates the translator.
   *
   * @param domain the id of the domain to which the result is limited; 0 for all
   */
  AccountConditionSql(EntityManager entities, long domain) {
    this.entities = entities;
    this.domain = domain;
  }

  /** Returns the statement, or empty if the condition selects all accounts. */
  Optional<String> of(TreeCondition condition) {
    return switch (condition) {
      case TreeCondition.All() -> Optional.empty();
      case TreeCondition.None(), TreeCondition.Member(String _) -> Optional.of(NOBODY);
      case TreeCondition.Each(List<TreeCondition> each) -> {
        List<String> sets = each.stream().map(this::of).flatMap(Optional::stream).toList();
        yield sets.isEmpty() ? Optional.empty() : Optional.of(joined(sets, " intersect "));
      }
      case TreeCondition.Any(List<TreeCondition> any) -> {
        int before = parameters.size();
        List<Optional<String>> sets = any.stream().map(this::of).toList();
        if (sets.stream().anyMatch(Optional::isEmpty)) {
          parameters.subList(before, parameters.size()).clear();
          yield Optional.empty();
        }
        yield Optional.of(
            joined(
                sets.isEmpty() ? List.of(NOBODY) : sets.stream().map(Optional::get).toList(),
                " union "));
      }
      case TreeCondition.Id(var id) ->
          Optional.of("select id from account where uuid = " + parameter(id));
      case TreeCondition.Address(String typed) ->
          possible(typed, MailAddress::canonical)
              .map(
                  address ->
                      "select a.account from address a join domain_name n on n.domain = a.domain"
                          + " where a.account is not null and n.name = "
                          + parameter(address.domain())
                          + " and a.local_part = "
                          + parameter(address.localPart()))
              .or(() -> Optional.of(NOBODY));
      case TreeCondition.LocalPart(String localPart) ->
          possible(localPart, LocalPart::canonical)
              .map(canonical -> address("local_part = " + parameter(canonical)))
              .or(() -> Optional.of(NOBODY));
      case TreeCondition.LocalPartWith(String part) ->
          part(part, pattern -> address("local_part like " + parameter(pattern)));
      case TreeCondition.AddressWith(String part) ->
          hasDomainWith(part)
              ? Optional.empty()
              : part(part, pattern -> address("local_part like " + parameter(pattern)));
      case TreeCondition.TextWith(String part) ->
          part(
              part,
              pattern ->
                  "select id from account where deleted is null"
                      + within()
                      + " and words like "
                      + parameter(pattern));
    };
  }

  void bind(Query query) {
    for (int i = 0; i < parameters.size(); i++) {
      query.setParameter(i + 1, parameters.get(i));
    }
  }

  String parameter(Object value) {
    parameters.add(value);
    return "?" + parameters.size();
  }

  private static String joined(List<String> sets, String operator) {
    return sets.stream().map(set -> "(" + set + ")").collect(Collectors.joining(operator));
  }

  private String address(String holds) {
    return "select account from address where account is not null" + within() + " and " + holds;
  }

  private String within() {
    return domain == 0 ? "" : " and domain = " + parameter(domain);
  }

  /** Returns whether a domain's name contains the text. Then all its accounts could match. */
  private boolean hasDomainWith(String part) {
    return !StoredText.isImpossible(part)
        && !entities
            .createQuery(
                "SELECT d.id FROM DomainRow d WHERE (:only = 0 OR d.id = :only)"
                    + " AND d.deleted IS NULL AND d.name LIKE :part ESCAPE '\\'",
                Long.class)
            .setParameter("only", domain)
            .setParameter("part", SearchPattern.of(part))
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
  }

  private static Optional<String> part(String part, Function<String, String> set) {
    if (StoredText.isImpossible(part)) {
      return Optional.of(NOBODY);
    }
    return part.codePointCount(0, part.length()) < TRIGRAM
        ? Optional.empty()
        : Optional.of(set.apply(SearchPattern.of(part.toLowerCase(Locale.ROOT))));
  }

  private static <T> Optional<T> possible(String typed, Function<String, Optional<T>> canonical) {
    return StoredText.isImpossible(typed) ? Optional.empty() : canonical.apply(typed);
  }
}
