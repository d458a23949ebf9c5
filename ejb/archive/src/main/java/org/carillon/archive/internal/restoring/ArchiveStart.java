package org.carillon.archive.internal.restoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.carillon.account.Addresses;
import org.carillon.account.group.Memberships;
import org.carillon.archive.mail.MailArchive;
import org.carillon.blob.Spools;
import org.carillon.mailbox.sharing.AddressDirectory;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.store.parts.StoreParts;

/** Provides the archive of mail in the application server. */
@ApplicationScoped
class ArchiveStart {
  private final StoreParts store;
  private final MailboxTree tree;
  private final Addresses addresses;
  private final Memberships memberships;
  private final Spools spools;

  @Inject
  ArchiveStart(
      StoreParts store,
      MailboxTree tree,
      Addresses addresses,
      Memberships memberships,
      Spools spools) {
    this.store = store;
    this.tree = tree;
    this.addresses = addresses;
    this.memberships = memberships;
    this.spools = spools;
  }

  /** Returns the archive of mailboxes. There is one instance for all, because it gives out ids. */
  @Produces
  @ApplicationScoped
  MailArchive archive() {
    return new ArchivedRows(
        spools, RestoreContext.of(store, tree, new AddressDirectory(addresses, memberships)));
  }
}
