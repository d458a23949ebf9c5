package org.carillon.filelink.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Statements;
import org.carillon.filelink.FileLinkSettings;
import org.carillon.filelink.PersonalSites;
import org.carillon.mailbox.FileLimits;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Limits the size of the personal sites of accounts, no matter how the files are stored. */
@ApplicationScoped
class SiteLimits implements FileLimits {
  private static final long MEGABYTE = 1_000_000;

  /** Selects the size of a site, without the file that is about to be replaced. */
  private static final String HELD =
      """
      select coalesce(sum(m.messages), 0) - count(p.uid) as files,\
       coalesce(sum(m.octets), 0) - coalesce(sum(p.octets), 0) as octets,\
       (select a.domain from mail_account a where a.account = ?) as domain\
       from mailbox m left join placement p\
       on p.mailbox = m.id and m.id = ? and p.item_key = ?\
       where m.account = ? and m.removed is null and (m.name = ? or starts_with(m.name, ?))\
      """;

  private static final String BELOW = PersonalSites.FOLDER + MailboxName.DELIMITER;

  private final Settings settings;

  @Inject
  SiteLimits(Settings settings) {
    this.settings = settings;
  }

  private record Held(long files, long octets, long domain) {}

  @Override
  public boolean bound(String folder) {
    return folder.equals(PersonalSites.FOLDER) || folder.startsWith(BELOW);
  }

  @Override
  public Optional<Failure> refusal(Connection connection, long account, Optional<Coming> file)
      throws SQLException {
    Held held = held(connection, account, file);
    Scope owner = Scope.account(held.domain, account);
    long files = settings.value(FileLinkSettings.SITE_FILES, owner);
    long octets = settings.value(FileLinkSettings.SITE_MEGABYTES, owner) * MEGABYTE;
    if (held.files + file.map(_ -> 1).orElse(0) > files) {
      return Optional.of(new Failure.LimitReached(Limit.OBJECTS, files));
    }
    return held.octets + file.map(Coming::octets).orElse(0L) > octets
        ? Optional.of(new Failure.LimitReached(Limit.OCTETS, octets))
        : Optional.empty();
  }

  private static Held held(Connection connection, long account, Optional<Coming> file)
      throws SQLException {
    return Statements.first(
            connection,
            row -> new Held(row.getLong("files"), row.getLong("octets"), row.getLong("domain")),
            HELD,
            account,
            file.map(Coming::folder).orElse(0L),
            file.map(coming -> coming.key().value()).orElse(""),
            account,
            PersonalSites.FOLDER,
            BELOW)
        .orElseThrow();
  }
}
