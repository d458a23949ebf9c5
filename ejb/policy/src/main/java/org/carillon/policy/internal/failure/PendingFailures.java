package org.carillon.policy.internal.failure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.mailauth.dmarc.failure.Redaction;
import org.carillon.policy.report.FailureDisclosure;
import org.carillon.policy.report.ReportSettings;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Notes the messages to report: for each domain the first, and the number of others. The notes are
 * written in the background and are lost in a crash.
 */
@ApplicationScoped
public class PendingFailures {
  private static final Outage NO_KEY =
      new Outage(
          Logger.getLogger(PendingFailures.class), "DMARC failures cannot be stored for reports");

  /** The largest number of domains. Each has a header of up to 16,000 characters. */
  private static final int MOST_DOMAINS = 200;

  private final FailureRows rows;
  private final HomeKey homeKey;
  private final Settings settings;
  private final InstantSource clock;
  private Map<String, FailureRows.Incidents> noted = new TreeMap<>();

  @Inject
  public PendingFailures(SqlTransactions transactions, HomeKey homeKey, Settings settings) {
    this(new FailureRows(transactions), homeKey, settings, InstantSource.system());
  }

  PendingFailures(FailureRows rows, HomeKey homeKey, Settings settings, InstantSource clock) {
    this.rows = rows;
    this.homeKey = homeKey;
    this.settings = settings;
    this.clock = clock;
  }

  /** Notes a message, if its domain asks for reports and an administrator permits them. */
  void note(ScreeningQuestion question, ScreeningReport report) {
    FailureDisclosure disclosure = settings.value(ReportSettings.FAILURES);
    if (disclosure == FailureDisclosure.NOTHING) {
      return;
    }
    try {
      Redaction redaction = new Redaction(homeKey.derive("failure-report"));
      boolean isWhole = disclosure == FailureDisclosure.HEADER;
      FailedMessage.of(question, report, redaction, isWhole, clock).ifPresent(this::add);
    } catch (HomeKeyMissing missing) {
      NO_KEY.met(missing.getMessage());
    }
  }

  private synchronized void add(FailedMessage message) {
    FailureRows.Incidents known = noted.get(message.domain());
    if (known != null) {
      noted.put(message.domain(), new FailureRows.Incidents(known.first(), known.count() + 1));
    } else if (noted.size() < MOST_DOMAINS) {
      noted.put(message.domain(), new FailureRows.Incidents(message, 1));
    }
  }

  /**
   * Writes the notes. Notes that cannot be written now are lost; later failures tell the same.
   *
   * @return whether there were any
   */
  boolean write() throws SQLException {
    Map<String, FailureRows.Incidents> taken = take();
    if (!taken.isEmpty()) {
      rows.put(taken.values(), settings.value(ReportSettings.FAILURE_PAUSE));
    }
    return !taken.isEmpty();
  }

  private synchronized Map<String, FailureRows.Incidents> take() {
    Map<String, FailureRows.Incidents> taken = noted;
    noted = new TreeMap<>();
    return taken;
  }
}
