package org.carillon.transport.internal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.account.declared.AccountRows;

/** Identities in backups. */
@ApplicationScoped
public class SavedIdentities extends AccountRows {
  public SavedIdentities() {
    super(
        "identities",
        38,
        "from identity",
        "name text, address text, reply_to text, bcc text, signature text, "
            + "html text, is_default boolean");
  }

  @Override
  protected String end() {
    return "order by t.id";
  }
}
