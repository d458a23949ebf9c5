package org.carillon.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carillon.archive.internal.restoring.ArchivedRows;
import org.carillon.archive.internal.restoring.RestoreContext;
import org.carillon.archive.mail.ArchiveOrigin;
import org.carillon.archive.mail.MailArchive;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.internal.StoreFixture;

/** The archive of a test's store, with which tests save and restore mail. */
public final class Archives {
  private Archives() {}

  public static MailArchive of(StoreFixture store) {
    return new ArchivedRows(
        store.blobs.spools(), RestoreContext.of(store.parts, store.store.tree(), store.people));
  }

  /** Returns a restoration of an account's mail, for which the account is reserved. */
  public static MailRestoration restoration(StoreFixture store, Caller caller, String lineage)
      throws SQLException {
    String run = UUID.randomUUID().toString();
    store.restoring(run);
    assertThat(of(store).reserve(Set.of(caller.account()), run)).isNotEmpty();
    return of(store)
        .restoration(
            caller.account(),
            caller.name(),
            new ArchiveOrigin(lineage, Instant.now(), Map.of()),
            run);
  }
}
