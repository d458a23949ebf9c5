package org.carillon.policy.internal.text;

import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.database.StoredText;

/** Checks texts that administrators write for clients and for themselves. */
public final class AdministratorText {
  private AdministratorText() {}

  /** Returns what is wrong with the {@code text} for clients, or with a {@code note}. */
  public static Optional<Failure> problem(String text, String note) {
    if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return Optional.of(
          new Failure.Invalid(
              "text",
              "not-ascii",
              "The text can have only ASCII characters, because other servers read it."));
    }
    return StoredText.isImpossible(note)
        ? Optional.of(
            new Failure.Invalid(
                "note", "malformed", "The note has characters that are not allowed."))
        : Optional.empty();
  }
}
