package org.carillon.policy.internal.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Domain;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.complaint.AccountComplaints;
import org.carillon.policy.complaint.Complaint;
import org.carillon.policy.complaint.ComplaintFigures;
import org.carillon.policy.screening.Allowance;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.verdict.Handling;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that mail asks for complaints, which are counted by account and bounded. */
class ComplaintsTest {
  private static final String INBOX = "complaints@own.test";

  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private SqlTransactions sql;
  private Domain own;
  private Account ann;
  private FeedbackIds marks;
  private ComplaintInbox inbox;
  private ComplaintRows rows;
  private ComplaintOperations complaints;

  @BeforeEach
  void wire() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    own = directory.domain("own.test");
    directory.domain("other.test");
    ann = directory.account("ann@own.test");
    directory.account(INBOX);
    sql = new SqlTransactions(database.dataSource());
    marks = new FeedbackIds(directory.homeKey());
    rows = new ComplaintRows(sql, marks, directory.addresses());
    inbox = new ComplaintInbox(rows, directory.addresses(), directory.settings());
    complaints = new ComplaintOperations(rows, directory.domains());
    set("policy.complaints.address", INBOX);
  }

  private void set(String key, String value) {
    directory.set(Scope.domain(own.id()), key, value);
  }

  private List<String> asked(Account sender, String author) {
    return new ComplaintRequestFields(marks, directory.addresses(), directory.settings())
        .fields(new MailOrigin.Submitted(sender.id(), own.id()), Header.NONE, author);
  }

  private static String arf(String mark, String more) {
    return """
        From: fbl@far.example
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary=b

        --b
        Content-Type: text/plain

        This is a report.
        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeGenerator/1.0
        Version: 1
        %s
        --b
        Content-Type: message/rfc822

        From: Ann <ann@own.test>
        CFBL-Address: complaints@own.test; report=arf
        %sMessage-ID: <m1@own.test>
        Subject: Buy

        Buy now
        --b--
        """
        .formatted(more, mark.isEmpty() ? "" : "CFBL-Feedback-ID: " + mark + "\n");
  }

  private void comes(String message) throws Exception {
    comes(message, INBOX, Handling.ACCEPT);
  }

  private void comes(String message, String to, Handling handling) throws Exception {
    inbox.look(
        ScreenedMail.of("192.0.2.7", message).to(to).question(),
        new ScreeningReport(
            handling, 0, List.of(), List.of(), false, Optional.empty(), Allowance.NONE, List.of()));
    inbox.keep();
  }

  private ComplaintFigures figures() {
    return done(complaints.list(ADMINISTRATOR, Optional.empty(), 30));
  }

  private String mark() {
    return marks.seal(new FeedbackIds.Mark(ann.id(), Instant.parse("2026-03-01T12:00:00Z")));
  }

  @Test
  void feedbackAddressIsAddedIfTheDomainChoosesIt() {
    assertThat(asked(ann, "own.test")).as("off").isEmpty();
    set("policy.complaints.ask", "true");

    List<String> fields = asked(ann, "own.test");
    assertThat(fields.getFirst()).isEqualTo("CFBL-Address: complaints@own.test; report=arf\r\n");
    String mark = fields.get(1).substring("CFBL-Feedback-ID: ".length()).strip();
    assertThat(marks.open(mark).orElseThrow().account()).isEqualTo(ann.id());
    assertThat(asked(ann, "own.test").get(1)).as("tells nobody who").isNotEqualTo(fields.get(1));
    assertThat(asked(ann, "other.test")).as("of another domain").isEmpty();

    set("policy.complaints.address", "x@elsewhere.test");
    assertThat(asked(ann, "own.test")).as("no signature of ours covers that").isEmpty();
  }

  @Test
  void complaintIsCountedForItsSender() throws Exception {
    comes(arf(mark(), "Source-IP: 192.0.2.1"));

    assertThat(figures().accounts())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.account()).contains("ann@own.test");
              assertThat(each.count()).isOne();
              assertThat(each.proven()).isZero();
            });
    Complaint complaint = figures().latest().getFirst();
    assertThat(complaint.type()).isEqualTo("abuse");
    assertThat(complaint.program()).isEqualTo("SomeGenerator/1.0");
    assertThat(complaint.messageId()).isEqualTo("<m1@own.test>");
    assertThat(complaint.sent()).contains(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(complaint.domain()).isEqualTo("own.test");

    comes(arf("", ""));
    comes(arf(mark().replace(mark().charAt(9), 'x') + "x", ""));
    assertThat(figures().accounts())
        .extracting(AccountComplaints::account, AccountComplaints::count)
        .contains(tuple(Optional.empty(), 2L));
  }

  @Test
  void complaintsPerReportAndMessageAreLimited() throws Exception {
    String mark = mark();
    comes(arf(mark, "Source-IP: 192.0.2.1"));
    comes(arf(mark, "Source-IP: 192.0.2.1"));
    assertThat(figures().latest()).hasSize(1);
    for (int i = 0; i < ComplaintRows.MOST_OF_A_MESSAGE + 5; i++) {
      comes(arf(mark, "Source-IP: 198.51.100." + i));
    }
    assertThat(figures().latest()).hasSize(ComplaintRows.MOST_OF_A_MESSAGE);
  }

  @Test
  void otherMailRejectedMailAndOtherAddresseesDoNotCount() throws Exception {
    comes(arf(mark(), ""), "ann@own.test", Handling.ACCEPT);
    comes(arf(mark(), ""), INBOX, Handling.REJECT);
    comes("From: x@far.example\n\nFeedback-Type: abuse\n");
    comes(arf(mark(), "").replace("Feedback-Type: abuse\n", ""));
    comes("Content-Type: message/feedback-report\n\n\0\0\0Feedback-Type" + ":".repeat(5_000));
    assertThat(figures().latest()).isEmpty();
    comes(
        arf(mark(), "").replace("abuse", "ab\u0000use").replace("SomeGenerator", "x".repeat(999)));
    assertThat(figures().latest()).hasSize(1);
  }

  @Test
  void domainAdministratorsSeeComplaintsOfTheirDomainOnly() throws Exception {
    comes(arf(mark(), ""));
    Caller chief = new Caller(0, "chief", new Rights.DomainAdministrator(own.id()), "t");
    Caller stranger = new Caller(0, "other", new Rights.DomainAdministrator(own.id() + 1), "t");
    Caller user = new Caller(ann.id(), "ann@own.test", new Rights.User(), "t");

    assertThat(done(complaints.list(chief, Optional.empty(), 30)).latest()).hasSize(1);
    assertThat(done(complaints.list(ADMINISTRATOR, Optional.of("own.test"), 30)).latest())
        .hasSize(1);
    assertThat(done(complaints.list(ADMINISTRATOR, Optional.of("other.test"), 30)).latest())
        .isEmpty();
    assertThat(complaints.list(stranger, Optional.of("own.test"), 30))
        .isInstanceOf(Answer.Failed.class);
    assertThat(complaints.list(user, Optional.empty(), 30).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(complaints.list(ADMINISTRATOR, Optional.empty(), 0).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void oldComplaintsAreDeleted() throws Exception {
    comes(arf(mark(), ""));
    rows.forget(Duration.ofDays(1));
    assertThat(figures().latest()).hasSize(1);
    sql.write(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(
                "update complaint set arrived = arrived - interval '2 days'");
          }
        });
    rows.forget(Duration.ofDays(1));
    assertThat(figures().latest()).isEmpty();
  }
}
