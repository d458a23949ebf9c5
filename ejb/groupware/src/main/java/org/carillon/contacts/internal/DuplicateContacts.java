package org.carillon.contacts.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.carillon.contacts.DuplicateGroup;
import org.carillon.contacts.ListedContact;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.carillon.format.vcard.ContactKind;
import org.carillon.format.vcard.ContactSummary;

/** Finds contacts that are probably the same person. */
final class DuplicateContacts {
  /** The maximum number of contacts that share a value; beyond it is a department's number. */
  private static final int MOST_SHARING = 5;

  private static final int MOST = 500;
  private static final int LEAST_DIGITS = 7;

  private final List<ListedContact> contacts;
  private final int[] parent;
  private final Map<Integer, DuplicateGroup.Reason> reasons = new HashMap<>();

  private DuplicateContacts(List<ListedContact> contacts) {
    this.contacts = contacts;
    this.parent = new int[contacts.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  static List<DuplicateGroup> of(List<ListedContact> all) {
    DuplicateContacts doubles =
        new DuplicateContacts(
            all.stream().filter(one -> one.summary().kind() != ContactKind.GROUP).toList());
    doubles.join(
        DuplicateGroup.Reason.EMAIL,
        summary ->
            summary.emails().stream()
                .map(email -> ContactSummary.comparableAddress(email.address()))
                .toList());
    doubles.join(
        DuplicateGroup.Reason.TELEPHONE,
        summary ->
            summary.telephones().stream()
                .map(telephone -> telephone.comparable())
                .filter(number -> number.length() >= LEAST_DIGITS)
                .toList());
    doubles.join(
        DuplicateGroup.Reason.NAME,
        summary ->
            summary.fullName().isBlank()
                ? List.of()
                : List.of(UnicodeCasemap.folded(summary.fullName().strip())));
    return doubles.groups();
  }

  private void join(DuplicateGroup.Reason reason, Function<ContactSummary, List<String>> values) {
    Map<String, List<Integer>> sharing = new HashMap<>();
    for (int i = 0; i < contacts.size(); i++) {
      for (String value : values.apply(contacts.get(i).summary()).stream().distinct().toList()) {
        sharing.computeIfAbsent(value, _ -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> each : sharing.values()) {
      if (each.size() <= MOST_SHARING) {
        each.forEach(other -> join(each.getFirst(), other, reason));
      }
    }
  }

  private void join(int one, int other, DuplicateGroup.Reason reason) {
    int first = root(one);
    int second = root(other);
    if (first != second) {
      DuplicateGroup.Reason before = reasons.getOrDefault(second, reason);
      parent[second] = first;
      // The strongest reason of the two is kept: the reasons are declared in that order.
      reasons.merge(first, before, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  private int root(int of) {
    int at = of;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private List<DuplicateGroup> groups() {
    Map<Integer, List<ListedContact>> groups = new LinkedHashMap<>();
    for (int i = 0; i < contacts.size(); i++) {
      groups.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(contacts.get(i));
    }
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .limit(MOST)
        .map(
            group ->
                new DuplicateGroup(
                    group.getValue().stream()
                        .sorted(Comparator.comparingLong(one -> -one.entry().octets()))
                        .toList(),
                    reasons.get(group.getKey())))
        .toList();
  }
}
