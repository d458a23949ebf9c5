package org.carillon.account;

import java.util.Optional;

/**
 * An administrator to create.
 *
 * @param name an account's address, whose own password continues to apply, or a name without
 *     {@code @}
 * @param password the password of an administrator whose name is without {@code @}
 * @param domain the domain to administer; empty for the whole server
 * @param isHelpDesk true if this is an account whose right is limited to helping other accounts of
 *     its domain to sign in again
 */
public record NewAdministrator(
    String name, Optional<String> password, Optional<String> domain, boolean isHelpDesk) {

  /** Creates an administrator with all rights. */
  public NewAdministrator(String name, Optional<String> password, Optional<String> domain) {
    this(name, password, domain, false);
  }

  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewAdministrator[" + name + ", " + domain + "]";
  }
}
