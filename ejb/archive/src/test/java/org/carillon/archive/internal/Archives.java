package org.carillon.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carillon.archive.internal.restoring.ArchivedRows;
import org.carillon.archive.internal.restoring.RestoreGround;
import org.carillon.archive.mail.ArchiveOrigin;
import org.carillon.archive.mail.MailArchive;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.internal.StoreFixture;

/** The archive of a test's store: tests save mail by it and restore it. */
public final class Archives {
  private Archives() {}

  /** All mail of the store. */
  public static MailArchive of(StoreFixture store) {
    return new ArchivedRows(
        store.blobs.spools(), RestoreGround.of(store.parts, store.store.tree(), store.people));
  }

  /** A restoration of an account's mail, which has it for itself. */
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
