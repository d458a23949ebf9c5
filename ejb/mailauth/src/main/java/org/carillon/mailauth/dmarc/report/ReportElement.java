package org.carillon.mailauth.dmarc.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of a report, of bounded size. Namespaces are ignored: many reports have none. */
final class ReportElement {

  /** Stands for an element that is missing. */
  static final ReportElement ABSENT = new ReportElement("");

  private static final int MOST_TEXT = 1_000;

  private final String name;
  private final StringBuilder text = new StringBuilder();
  private final List<ReportElement> children = new ArrayList<>();

  ReportElement(String name) {
    this.name = name;
  }

  void add(ReportElement child) {
    children.add(child);
  }

  /** Adds to the element's text. Text beyond the bound is dropped. */
  void add(String more) {
    int room = MOST_TEXT - text.length();
    text.append(more, 0, Math.min(more.length(), Math.max(0, room)));
  }

  /** Returns the first child of that name, or an empty element if there is none. */
  ReportElement child(String wanted) {
    return find(wanted).orElse(ABSENT);
  }

  Optional<ReportElement> find(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  List<ReportElement> all(String wanted, int most) {
    return children.stream().filter(child -> child.name.equals(wanted)).limit(most).toList();
  }

  String text() {
    return ReportText.clean(text.toString(), MOST_TEXT);
  }

  String text(String wanted) {
    return child(wanted).text();
  }

  String name() {
    return name;
  }
}
