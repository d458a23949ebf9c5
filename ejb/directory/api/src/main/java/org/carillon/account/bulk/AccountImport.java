package org.carillon.account.bulk;

import java.util.Optional;

/**
 * A file of accounts.
 *
 * @param form what it is written in
 * @param text what it says
 * @param domain where names without a domain are to be made
 */
public record AccountImport(ImportForm form, String text, Optional<String> domain) {
  /** Leaves the text out, so that no log can show a password. */
  @Override
  public String toString() {
    return "AccountImport[" + form + "]";
  }
}
