package org.carillon.mailbox.internal.placing;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.mailbox.SpecialMailboxes;
import org.carillon.store.rows.SingleStatements;
import org.carillon.store.rows.SpecialUses;
import org.jboss.logging.Logger;

public final class SpecialUseMailboxes implements SpecialMailboxes {
  private static final Logger LOG = Logger.getLogger(SpecialUseMailboxes.class);

  private static final String OF_USE =
      "select name from mailbox where account = ? and removed is null and uses & ? <> 0 limit 1";

  private final SingleStatements rows;

  public SpecialUseMailboxes(SingleStatements rows) {
    this.rows = rows;
  }

  @Override
  public Optional<MailboxName> of(long account, SpecialUse use) {
    try {
      List<MailboxName> found =
          rows.query(
              row -> new MailboxName(row.getString(1)),
              OF_USE,
              account,
              SpecialUses.pack(Set.of(use)));
      return found.stream().findFirst();
    } catch (SQLException away) {
      LOG.warnf("The mailbox for %s cannot be found: %s", use, away.getMessage());
      return Optional.empty();
    }
  }
}
