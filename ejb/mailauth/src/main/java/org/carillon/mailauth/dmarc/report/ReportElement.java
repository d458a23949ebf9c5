package org.carillon.mailauth.dmarc.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of a report, of a bounded size. Namespaces do not matter: many send none. */
final class ReportElement {

  /** An element that is not there. */
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

  /** Adds to its text; what is too much is forgotten. */
  void add(String more) {
    int room = MOST_TEXT - text.length();
    text.append(more, 0, Math.min(more.length(), Math.max(0, room)));
  }

  /** The first child of that name; an empty one where there is none. */
  ReportElement child(String wanted) {
    return find(wanted).orElse(ABSENT);
  }

  Optional<ReportElement> find(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  List<ReportElement> all(String wanted, int most) {
    return children.stream().filter(child -> child.name.equals(wanted)).limit(most).toList();
  }

  /** Its own text. */
  String text() {
    return ReportText.clean(text.toString(), MOST_TEXT);
  }

  /** The text of a child. */
  String text(String wanted) {
    return child(wanted).text();
  }

  String name() {
    return name;
  }
}
