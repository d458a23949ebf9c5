package org.carillon.transport.internal.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.Blobs;
import org.carillon.contract.content.Content;
import org.carillon.contract.program.ProgramCall;
import org.carillon.contract.program.RulePrograms;
import org.carillon.contract.stage.Filing;
import org.carillon.database.SqlTransactions;
import org.carillon.transport.internal.dispatch.MailLog;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.queue.Reports;
import org.carillon.transport.internal.queue.WaitingRecipient;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/**
 * Passes messages to the programs that rules name. Temporary failures are retried. A message that a
 * program rejects goes into the recipient's inbox, unless another mailbox has it.
 */
@ApplicationScoped
public class ProgramWork {
  private static final Logger LOG = Logger.getLogger(ProgramWork.class);

  /** The status while it waits (RFC 3463 §3.4: this server's own trouble). */
  private static final String TROUBLE = "4.3.0";

  private final MailLog mailLog = new MailLog();
  private final RulePrograms programs;
  private final Reports reports;
  private final Blobs blobs;
  private final DueSignals signals;
  private final SqlTransactions database;

  @Inject
  public ProgramWork(
      RulePrograms programs,
      Reports reports,
      Blobs blobs,
      DueSignals signals,
      SqlTransactions database) {
    this.programs = programs;
    this.reports = reports;
    this.blobs = blobs;
    this.signals = signals;
    this.database = database;
  }

  public void attempt(Claim claim) throws SQLException {
    ProgramCall call = ProgramCall.of(claim.destination());
    try (Content content = blobs.open(claim.message().blob())) {
      WaitingRecipient recipient = claim.recipients().getFirst();
      settle(
          claim,
          call,
          programs.run(
              call, claim.message().from().address(), recipient.path().address(), content));
    } catch (IOException away) {
      settle(claim, call, new RulePrograms.Later(away.getMessage()));
    } catch (InterruptedException stopping) {
      // The claim is released when this server starts again.
      Thread.currentThread().interrupt();
    }
  }

  private void settle(Claim claim, ProgramCall call, RulePrograms.Outcome outcome)
      throws SQLException {
    switch (outcome) {
      case RulePrograms.Done() -> gone(claim, call.program() + " took it");
      case RulePrograms.Later(String why) when !call.once() ->
          record(claim, new RecipientStatus.Waits(TROUBLE, "", why));
      case RulePrograms.Later(String why) -> refused(claim, call, why);
      case RulePrograms.Failed(String why) -> refused(claim, call, why);
    }
  }

  private void gone(Claim claim, String how) throws SQLException {
    record(claim, new RecipientStatus.Settled(Action.DELIVERED, "2.0.0", "", how));
  }

  private void refused(Claim claim, ProgramCall call, String why) throws SQLException {
    LOG.warnf("%s: %s", claim.message().trace(), why);
    if (call.copy()) {
      gone(claim, why);
      return;
    }
    List<NewQueueEntry.Recipient> inbox =
        claim.recipients().stream()
            .map(each -> NewQueueEntry.Recipient.untried(each.path(), Optional.of(Filing.INBOX)))
            .toList();
    var kept = new NewQueueEntry(Work.LOCAL, "", 0, Duration.ZERO, inbox);
    if (database.write(connection -> reports.replace(connection, claim.fence(), kept))) {
      signals.signal(Work.LOCAL);
    }
  }

  private void record(Claim claim, RecipientStatus status) throws SQLException {
    Map<Long, RecipientStatus> statuses = new HashMap<>();
    claim.recipients().forEach(each -> statuses.put(each.id(), status));
    mailLog.again(
        claim.message().trace(),
        claim.recipients().stream()
            .map(each -> new MailLog.Told(each.path().address(), status))
            .toList());
    Optional<Set<Work>> due =
        database.write(connection -> reports.apply(connection, claim.fence(), statuses));
    due.ifPresent(works -> works.forEach(signals::signal));
  }
}
