package org.carillon.contract.stage;

import java.util.BitSet;
import java.util.List;
import org.carillon.contract.mail.Verdict;

/** What becomes of a message that was screened. */
public sealed interface ScreeningAnswer {
  /** It goes on as it is. */
  Passed UNCHANGED = new Passed(FieldChange.NONE);

  /** It goes on, its header changed so. */
  record Passed(FieldChange header) implements ScreeningAnswer {}

  /** It is kept aside, its header changed so, until somebody releases or deletes it. */
  record Quarantined(FieldChange header, String reason) implements ScreeningAnswer {}

  /** It is refused or deferred. */
  record Stopped(Verdict verdict) implements ScreeningAnswer {}

  /** It is thrown away; the client hears that it was taken. */
  record Discarded(String reason) implements ScreeningAnswer {}

  /**
   * What is changed in a header.
   *
   * @param added whole fields with their line ends, the first on top of all
   * @param removed the places of fields that are taken out; 0 is the topmost
   */
  record FieldChange(List<String> added, BitSet removed) {
    /** Leaves it as it is. */
    public static final FieldChange NONE = new FieldChange(List.of(), new BitSet());

    /** Copies. */
    public FieldChange {
      added = List.copyOf(added);
      removed = (BitSet) removed.clone();
    }

    /** Whether it changes nothing. */
    public boolean isNone() {
      return added.isEmpty() && removed.isEmpty();
    }
  }
}
