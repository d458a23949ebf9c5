package org.carillon.mailbox.internal.tree;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.OwnMailboxes;
import org.carillon.mailbox.internal.access.Annotations;
import org.carillon.store.rows.RefusedException;

/** The account's own mailboxes in its tree. */
public record OwnMailboxTree(VisibleTree tree, Annotations annotations) implements OwnMailboxes {

  @Override
  public List<MailboxEntry> list(long account) throws IOException {
    try {
      return tree.list(account).stream()
          .filter(entry -> entry.selectable() && !entry.name().isOthers())
          .toList();
    } catch (RefusedException gone) {
      return List.of();
    } catch (SQLException away) {
      throw new IOException(away);
    }
  }

  @Override
  public boolean create(long account, MailboxName name) throws IOException {
    if (!name.problem().isEmpty() || name.isOthers()) {
      return false;
    }
    try {
      String made = tree.create(account, name, Set.of());
      return !made.isEmpty();
    } catch (RefusedException refused) {
      return list(account).stream().anyMatch(entry -> entry.name().equals(name));
    } catch (SQLException away) {
      throw new IOException(away);
    }
  }

  @Override
  public Optional<byte[]> annotation(long account, Optional<MailboxName> mailbox, String entry)
      throws IOException {
    try {
      return annotations.read(account, mailbox, List.of(entry), 0).stream()
          .findFirst()
          .flatMap(Annotation::value);
    } catch (RefusedException unseen) {
      return Optional.empty();
    } catch (SQLException away) {
      throw new IOException(away);
    }
  }
}
