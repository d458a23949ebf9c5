package org.carillon.identity.internal.passkey;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

/** Passkeys in a backup. Under another host name only recovery codes still work. */
@ApplicationScoped
public class SavedPasskeys extends AccountRows {
  public SavedPasskeys() {
    super(
        "passkeys",
        21,
        "from passkey",
        "id text, credential base64, host text, name text, key base64, "
            + "counter bigint, verifies boolean, eligible boolean, synced boolean, "
            + "transports text, created timestamptz, used timestamptz, network text, "
            + "asked timestamptz, suspected timestamptz");
  }
}
