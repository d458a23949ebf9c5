package org.carillon.account;

import java.util.Optional;

/**
 * An administrator to make.
 *
 * @param name an account's address, which keeps its own password, or a name without {@code @}
 * @param password for a name without {@code @}
 * @param domain the domain it is to administer; empty for the whole server
 */
public record NewAdministrator(String name, Optional<String> password, Optional<String> domain) {
  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewAdministrator[" + name + ", " + domain + "]";
  }
}
