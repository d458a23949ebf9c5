package org.carillon.identity.internal.forgotten;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

/** Recovery addresses in a backup. Codes expire soon and are left out. */
@ApplicationScoped
public class SavedRecoveryAddresses extends AccountRows {
  public SavedRecoveryAddresses() {
    super(
        "recovery-addresses", 21, "from password_recovery", "address text, confirmed timestamptz");
  }

  @Override
  protected String end() {
    return "and t.address <> '' order by t.account";
  }
}
