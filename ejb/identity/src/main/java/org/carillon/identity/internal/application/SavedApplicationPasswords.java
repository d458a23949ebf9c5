package org.carillon.identity.internal.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

/** Application passwords in a backup. Their hashes let programs sign in after a restore. */
@ApplicationScoped
public class SavedApplicationPasswords extends AccountRows {
  public SavedApplicationPasswords() {
    super(
        "application-passwords",
        21,
        "from application_password",
        "id text, hash base64, name text, login text, services text, "
            + "created timestamptz, used timestamptz, network text, expires timestamptz");
  }
}
