package org.carillon.account.internal.tree;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.visibility.DirectoryVisibility;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.database.StoredText;
import org.carillon.format.name.LocalPart;

/** Translates conditions to statements for the ids of groups, each of which uses an index. */
final class GroupConditionSql {
  private static final String NONE = "select id from mail_group where false";

  private final EntityManager entities;
  private final DomainIds ids;
  private final DirectoryVisibility visibility;
  private final List<Object> parameters = new ArrayList<>();

  GroupConditionSql(EntityManager entities, DomainIds ids, DirectoryVisibility visibility) {
    this.entities = entities;
    this.ids = ids;
    this.visibility = visibility;
  }

  /** Returns the statement, or empty if the condition selects all groups. */
  Optional<String> of(TreeCondition condition) {
    return switch (condition) {
      case TreeCondition.All(),
          TreeCondition.TextWith(String _),
          TreeCondition.AddressWith(String _),
          TreeCondition.LocalPartWith(String _) ->
          Optional.empty();
      case TreeCondition.None() -> Optional.of(NONE);
      case TreeCondition.Each(List<TreeCondition> each) -> {
        List<String> sets = each.stream().map(this::of).flatMap(Optional::stream).toList();
        yield sets.isEmpty() ? Optional.empty() : Optional.of(joined(sets, " intersect "));
      }
      case TreeCondition.Any(List<TreeCondition> any) -> {
        int before = parameters.size();
        List<Optional<String>> sets = any.stream().map(this::of).toList();
        if (sets.isEmpty() || sets.stream().anyMatch(Optional::isEmpty)) {
          parameters.subList(before, parameters.size()).clear();
          yield sets.isEmpty() ? Optional.of(NONE) : Optional.empty();
        }
        yield Optional.of(joined(sets.stream().map(Optional::get).toList(), " union "));
      }
      case TreeCondition.Id(var id) ->
          Optional.of(
              ids.group(entities, id).isEmpty()
                  ? NONE
                  : "select id from mail_group where id = "
                      + parameter(ids.group(entities, id).getAsLong()));
      case TreeCondition.Address(String address) -> address(address);
      case TreeCondition.LocalPart(String typed) ->
          StoredText.isImpossible(typed) || LocalPart.canonical(typed).isEmpty()
              ? Optional.of(NONE)
              : Optional.of(
                  "select mail_group from address where mail_group is not null"
                      + (visibility.domain() == 0
                          ? ""
                          : " and domain = " + parameter(visibility.domain()))
                      + " and local_part = "
                      + parameter(LocalPart.canonical(typed).get()));
      case TreeCondition.Member(String address) -> member(address);
    };
  }

  private Optional<String> address(String typed) {
    Optional<MailAddress> address =
        StoredText.isImpossible(typed) ? Optional.empty() : MailAddress.canonical(typed);
    return Optional.of(
        address
            .map(
                each ->
                    "select a.mail_group from address a join domain_name n on n.domain = a.domain"
                        + " where a.mail_group is not null and n.name = "
                        + parameter(each.domain())
                        + " and a.local_part = "
                        + parameter(each.localPart()))
            .orElse(NONE));
  }

  private Optional<String> member(String typed) {
    return Optional.of(
        (StoredText.isImpossible(typed) ? Optional.<String>empty() : LocalPart.canonical(typed))
            .map(
                local ->
                    "select m.mail_group from group_member m join address a on a.account = m.account"
                        + " where m.role = 'MEMBER' and a.local_part = "
                        + parameter(local))
            .orElse(NONE));
  }

  String parameter(Object value) {
    parameters.add(value);
    return "?" + parameters.size();
  }

  void bind(Query query) {
    for (int i = 0; i < parameters.size(); i++) {
      query.setParameter(i + 1, parameters.get(i));
    }
  }

  private static String joined(List<String> sets, String operator) {
    return sets.stream().map(set -> "(" + set + ")").collect(Collectors.joining(operator));
  }
}
