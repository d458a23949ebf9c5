package org.carillon.identity.internal.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

/**
 * Second factors in a backup, with sealed secrets. Under another home key, no authenticator's code
 * is right, but the account still requires a second factor. Recovery codes work.
 */
@ApplicationScoped
public class SavedSecondFactors extends AccountRows {
  public SavedSecondFactors() {
    super(
        "second-factors",
        21,
        "from second_factor",
        "id text, secret base64, step bigint, recovery text, created timestamptz, "
            + "used timestamptz");
  }
}
