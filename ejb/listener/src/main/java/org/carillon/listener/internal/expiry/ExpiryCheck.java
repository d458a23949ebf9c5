package org.carillon.listener.internal.expiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Transactions;
import org.carillon.listener.ExpirySettings;
import org.carillon.listener.internal.ServerCertificates;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Checks one certificate after the other, a few times a day, and writes to administrators. */
@ApplicationScoped
class ExpiryCheck {
  private static final Logger LOG = Logger.getLogger(ExpiryCheck.class);
  private static final int MOST_READERS = 20;

  /** The due checks. The claim alone delays the next check by this time. */
  static final DueRows DUE = new DueRows("update certificate", "id", "looked", Duration.ofHours(6));

  private static final String TOLD =
      "update certificate set told = ? where id = ? and (told is null or told > ?)";

  private static final String READERS =
      """
      select a.local_part || '@' || d.name from administrator m join account a on a.id = m.account
        join domain d on d.id = a.domain
      where a.deleted is null and a.enabled and (m.domain is null or m.domain = ?)
      order by a.id limit ?
      """;

  private final SqlTransactions database;
  private final Transactions transactions;
  private final ServerCertificates certificates;
  private final Settings settings;
  private final GeneratedMail mail;

  @Inject
  ExpiryCheck(
      SqlTransactions database,
      Transactions transactions,
      ServerCertificates certificates,
      Settings settings,
      Instance<GeneratedMail> mail) {
    this(
        database,
        transactions,
        certificates,
        settings,
        (domain, to, message) -> mail.get().send(domain, to, message));
  }

  ExpiryCheck(
      SqlTransactions database,
      Transactions transactions,
      ServerCertificates certificates,
      Settings settings,
      GeneratedMail mail) {
    this.database = database;
    this.transactions = transactions;
    this.certificates = certificates;
    this.settings = settings;
    this.mail = mail;
  }

  /**
   * A certificate that is checked.
   *
   * @param domain its domain; 0 for the server's own
   * @param told the number of days at which the last message was sent; empty for none
   */
  private record Looked(long id, long domain, OptionalInt told) {
    static Looked of(ResultSet row) throws SQLException {
      int told = row.getInt("told");
      OptionalInt number = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(told);
      return new Looked(row.getLong("id"), row.getLong("domain"), number);
    }
  }

  /** Checks the next certificate; false if none is due. */
  boolean take(Instant now) throws SQLException, IOException {
    Optional<Looked> due = database.write(connection -> DUE.claim(connection, Looked::of));
    if (due.isEmpty()) {
      return false;
    }
    Looked looked = due.get();
    Optional<X509Certificate> found =
        transactions.read(entities -> certificates.find(entities, looked.id()));
    if (found.isPresent()) {
      look(looked, new EndingCertificate(found.get(), certificates.names(found.get())), now);
    }
    return true;
  }

  private void look(Looked looked, EndingCertificate ending, Instant now)
      throws SQLException, IOException {
    OptionalInt step =
        ending.step(
            settings.value(ExpirySettings.ALERT_DAYS).stream().map(Integer::valueOf).toList(), now);
    boolean isNew =
        step.isPresent() && (looked.told().isEmpty() || looked.told().getAsInt() > step.getAsInt());
    List<EndingCertificate> all =
        certificates.shown().stream()
            .map(each -> new EndingCertificate(each, certificates.names(each)))
            .toList();
    if (!isNew || ending.isReplaced(all)) {
      return;
    }
    String whose =
        ending.names().isEmpty()
            ? ending.certificate().getSubjectX500Principal().getName()
            : String.join(", ", ending.names());
    for (String reader : readers(looked.domain())) {
      ExpiryMessage warning = new ExpiryMessage(reader, whose, ending.end());
      if (mail.send(warning.domain(), reader, warning.octets(now.atOffset(ZoneOffset.UTC)))) {
        LOG.infof("%s was sent a warning that the certificate of %s expires", reader, whose);
      }
    }
    int noted =
        database.write(
            connection -> {
              try (PreparedStatement update = connection.prepareStatement(TOLD)) {
                update.setInt(1, step.getAsInt());
                update.setLong(2, looked.id());
                update.setInt(3, step.getAsInt());
                return update.executeUpdate();
              }
            });
    LOG.debugf("%d certificates were marked as warned about", noted);
  }

  private List<String> readers(long domain) throws SQLException {
    return database.read(connection -> readers(connection, domain)).stream()
        .filter(address -> address.chars().allMatch(c -> c > ' ' && c < 127))
        .toList();
  }

  private static List<String> readers(Connection connection, long domain) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(READERS)) {
      select.setLong(1, domain);
      select.setInt(2, MOST_READERS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
