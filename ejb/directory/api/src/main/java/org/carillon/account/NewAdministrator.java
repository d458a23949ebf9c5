package org.carillon.account;

import java.util.Optional;

/**
 * An administrator to make.
 *
 * @param name an account's address, which keeps its own password, or a name without {@code @}
 * @param password for a name without {@code @}
 * @param domain the domain it is to administer; empty for the whole server
 * @param isHelpDesk whether it is an account that only helps others of its domain in again
 */
public record NewAdministrator(
    String name, Optional<String> password, Optional<String> domain, boolean isHelpDesk) {

  /** One with all rights. */
  public NewAdministrator(String name, Optional<String> password, Optional<String> domain) {
    this(name, password, domain, false);
  }

  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewAdministrator[" + name + ", " + domain + "]";
  }
}
