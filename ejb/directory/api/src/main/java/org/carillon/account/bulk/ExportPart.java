package org.carillon.account.bulk;

import java.util.Optional;

/**
 * A part of an export file.
 *
 * @param text some hundred accounts
 * @param next the token with which to ask for the next part; empty after the last part
 */
public record ExportPart(String text, Optional<String> next) {
  /** Leaves the text out, so that no log can show a hash. */
  @Override
  public String toString() {
    return "ExportPart[" + next + "]";
  }
}
