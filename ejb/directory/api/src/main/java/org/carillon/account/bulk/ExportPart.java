package org.carillon.account.bulk;

import java.util.Optional;

/**
 * Part of a file.
 *
 * @param text some hundred accounts
 * @param next what to ask with for the next part; empty behind the last
 */
public record ExportPart(String text, Optional<String> next) {
  /** Leaves the text out, so that no log can show a hash. */
  @Override
  public String toString() {
    return "ExportPart[" + next + "]";
  }
}
