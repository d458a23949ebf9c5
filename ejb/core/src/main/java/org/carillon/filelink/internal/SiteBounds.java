package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.SqlTransactions;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.filelink.PersonalSites;
import org.carillon.mailbox.FileBounds;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Bounds what accounts show everybody as their sites, whichever way files come there. */
@ApplicationScoped
class SiteBounds implements FileBounds {
  private static final long MEGABYTE = 1_000_000;

  private static final String FOLDER =
      "select account from mailbox where id = ? and (name = ? or starts_with(name, ?))";

  /** What the site holds without the file that another one is to come in the place of. */
  private static final String HELD =
      """
      select coalesce(sum(m.messages), 0) - count(p.uid),\
       coalesce(sum(m.octets), 0) - coalesce(sum(p.octets), 0)\
       from mailbox m left join placement p\
       on p.mailbox = m.id and m.id = ? and p.item_key = ?\
       where m.account = ? and m.removed is null and (m.name = ? or starts_with(m.name, ?))\
      """;

  private static final String BELOW = PersonalSites.FOLDER + MailboxName.DELIMITER;

  @Inject Addresses addresses;
  @Inject Settings settings;
  @Inject SqlTransactions transactions;

  private record Held(long files, long octets) {}

  @Override
  public Optional<Failure> refusal(Coming file, boolean isThere) throws SQLException {
    OptionalLong owner = isThere ? OptionalLong.empty() : owner(file.folder());
    Optional<Resolution.Local> site =
        owner.isEmpty() ? Optional.empty() : addresses.account(owner.getAsLong());
    return site.isEmpty()
        ? Optional.empty()
        : refusal(
            file,
            held(file, owner.getAsLong()),
            Scope.account(site.get().domain(), site.get().account()));
  }

  /** Whose site a folder is of; empty for none. */
  private OptionalLong owner(long folder) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(FOLDER)) {
            select.setLong(1, folder);
            select.setString(2, PersonalSites.FOLDER);
            select.setString(3, BELOW);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
          }
        });
  }

  private Optional<Failure> refusal(Coming file, Held held, Scope owner) {
    long files = settings.value(FileLinkSettings.SITE_FILES, owner);
    long octets = settings.value(FileLinkSettings.SITE_MEGABYTES, owner) * MEGABYTE;
    if (held.files() + 1 > files) {
      return Optional.of(new Failure.LimitReached(Limit.OBJECTS, files));
    }
    return held.octets() + file.octets() > octets
        ? Optional.of(new Failure.LimitReached(Limit.OCTETS, octets))
        : Optional.empty();
  }

  private Held held(Coming file, long owner) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(HELD)) {
            select.setLong(1, file.folder());
            select.setString(2, file.key().value());
            select.setLong(3, owner);
            select.setString(4, PersonalSites.FOLDER);
            select.setString(5, BELOW);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return new Held(row.getLong(1), row.getLong(2));
            }
          }
        });
  }
}
