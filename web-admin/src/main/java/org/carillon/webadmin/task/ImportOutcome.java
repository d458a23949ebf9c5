package org.carillon.webadmin.task;

import java.util.ArrayList;
import java.util.List;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.web.Texts;

/** The result of an import of accounts, in words. */
final class ImportOutcome {
  /** The limit of rejected lines that the list of tasks shows of each. */
  private static final int SHOWN = 50;

  private ImportOutcome() {}

  /** The numbers of added, existing and rejected accounts. */
  static String sum(ImportCounts counts, Texts texts) {
    return texts.of("tasks.import", counts.made(), counts.present(), counts.refused());
  }

  /** The rejected accounts with reasons; at most the first of them. */
  static List<String> refused(ImportCounts counts, Texts texts) {
    List<RefusedLine> first = counts.firstRefused().stream().limit(SHOWN).toList();
    List<String> said = new ArrayList<>();
    for (RefusedLine one : first) {
      said.add(
          texts.of(
              one.name().isEmpty() ? "tasks.import.line.nameless" : "tasks.import.line",
              one.line(),
              one.message(),
              one.name()));
    }
    if (counts.refused() > first.size()) {
      said.add(texts.of("tasks.import.more", counts.refused() - first.size()));
    }
    return said;
  }
}
