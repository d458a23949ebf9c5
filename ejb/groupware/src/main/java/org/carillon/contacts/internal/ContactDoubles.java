package org.carillon.contacts.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.carillon.contacts.LikelyDouble;
import org.carillon.contacts.ListedContact;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.carillon.format.vcard.ContactKind;
import org.carillon.format.vcard.ContactSummary;

/** Finds contacts that are probably the same person. */
final class ContactDoubles {
  /**
   * The maximum number of contacts that may share a value. A value that more contacts share is a
   * department's address or a switchboard's number.
   */
  private static final int MOST_SHARING = 5;

  private static final int MOST = 500;
  private static final int LEAST_DIGITS = 7;

  private final List<ListedContact> contacts;
  private final int[] parent;
  private final Map<Integer, LikelyDouble.Reason> reasons = new HashMap<>();

  private ContactDoubles(List<ListedContact> contacts) {
    this.contacts = contacts;
    this.parent = new int[contacts.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  static List<LikelyDouble> of(List<ListedContact> all) {
    ContactDoubles doubles =
        new ContactDoubles(
            all.stream().filter(one -> one.summary().kind() != ContactKind.GROUP).toList());
    doubles.join(
        LikelyDouble.Reason.EMAIL,
        summary ->
            summary.emails().stream()
                .map(email -> ContactSummary.comparableAddress(email.address()))
                .toList());
    doubles.join(
        LikelyDouble.Reason.TELEPHONE,
        summary ->
            summary.telephones().stream()
                .map(telephone -> telephone.comparable())
                .filter(number -> number.length() >= LEAST_DIGITS)
                .toList());
    doubles.join(
        LikelyDouble.Reason.NAME,
        summary ->
            summary.fullName().isBlank()
                ? List.of()
                : List.of(UnicodeCasemap.folded(summary.fullName().strip())));
    return doubles.groups();
  }

  private void join(LikelyDouble.Reason reason, Function<ContactSummary, List<String>> values) {
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

  private void join(int one, int other, LikelyDouble.Reason reason) {
    int first = root(one);
    int second = root(other);
    if (first != second) {
      LikelyDouble.Reason before = reasons.getOrDefault(second, reason);
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

  private List<LikelyDouble> groups() {
    Map<Integer, List<ListedContact>> groups = new LinkedHashMap<>();
    for (int i = 0; i < contacts.size(); i++) {
      groups.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(contacts.get(i));
    }
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .limit(MOST)
        .map(
            group ->
                new LikelyDouble(
                    group.getValue().stream()
                        .sorted(Comparator.comparingLong(one -> -one.entry().octets()))
                        .toList(),
                    reasons.get(group.getKey())))
        .toList();
  }
}
