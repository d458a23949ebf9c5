package org.carillon.account.bulk;

import java.util.Optional;

/**
 * A file of accounts to import.
 *
 * @param form the format of the file
 * @param text the content of the file
 * @param domain the domain for names that are given without one
 */
public record AccountImport(ImportForm form, String text, Optional<String> domain) {
  /** Leaves the text out, so that no log can show a password. */
  @Override
  public String toString() {
    return "AccountImport[" + form + "]";
  }
}
