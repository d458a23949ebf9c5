package org.carillon.policy.internal.sieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.mailbox.OwnMailboxes;
import org.carillon.mailbox.OwnMessages;
import org.carillon.policy.internal.program.Programs;
import org.carillon.policy.internal.rule.RuleScope;
import org.carillon.policy.rule.ActiveRules;
import org.carillon.policy.rule.ExternalLists;
import org.carillon.policy.rule.RuleOccasion;
import org.carillon.policy.trial.ScriptReport;
import org.carillon.policy.trial.ScriptTrial;
import org.carillon.policy.trial.TrialAction;
import org.carillon.policy.trial.TrialDetail;
import org.carillon.policy.trial.TriedMessage;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.SieveCompiler;
import org.carillon.sieve.SieveLanguage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.TraceLine;
import org.carillon.sieve.syntax.SieveLimits;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a trial tells what rules would do, and that nothing is done. */
class ScriptTrialsTest {
  private static final String MESSAGE =
      """
      From: Bob <bob@example.org>\r
      To: alice@example.test\r
      Subject: Invoice 7\r
      \r
      Please pay.\r
      """;

  @TempDir Path home;
  private final List<String> made = new ArrayList<>();
  private final List<Program> used = new ArrayList<>();
  private ScriptTrialOperations trials;
  private Audit audit;
  private Caller alice;
  private ScriptOwner own;

  private final class Folders implements OwnMailboxes {
    @Override
    public List<MailboxEntry> list(long account) {
      return List.of(entry("INBOX"), entry("Work"));
    }

    private static MailboxEntry entry(String name) {
      return new MailboxEntry(
          1, new MailboxName(name), "F", false, true, Set.of(), MailboxRights.ALL);
    }

    @Override
    public boolean create(long account, MailboxName name) {
      return made.add(name.path());
    }

    @Override
    public Optional<byte[]> annotation(long account, Optional<MailboxName> mailbox, String entry) {
      return Optional.empty();
    }
  }

  /** One message of the account, in its mailbox Work. */
  private final class Messages implements OwnMessages {
    @Override
    public Optional<Content> open(long account, MailboxName mailbox, long uid) {
      return account == alice.account() && mailbox.path().equals("Work") && uid == 7
          ? Optional.of(Content.of(("Return-Path: <bob@example.org>\r\n" + MESSAGE).getBytes()))
          : Optional.empty();
    }

    @Override
    public Optional<Content> open(long account, String emailId) {
      return emailId.equals("M7") ? open(account, new MailboxName("Work"), 7) : Optional.empty();
    }
  }

  /** The scripts in use; nothing can be included. */
  private final class Used implements ActiveRules {
    @Override
    public List<Program> of(long account, long domain) {
      return used;
    }

    @Override
    public Optional<Program> included(
        RuleOccasion occasion, long account, long domain, boolean isGlobal, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Program> ofMailbox(long account, boolean ofServer, String name) {
      return Optional.empty();
    }
  }

  @BeforeEach
  void open() {
    TestDatabase database = TestDatabase.emptied();
    TestIdentity directory = new TestIdentity(database, home);
    SettingsOn settings = SettingsOn.database(database);
    ScriptDataAccess world =
        new ScriptDataAccess(
            new Folders(),
            new Used(),
            (_, _) -> false,
            directory.addresses(),
            _ -> List.of("alice@example.test"),
            new Programs(settings.settings(), home, List::of),
            new ExternalLists(List.of()),
            settings.settings(),
            () -> ZonedDateTime.parse("2026-03-01T12:00:00Z"));
    trials =
        new ScriptTrialOperations(
            new RuleScope(database.transactions(), settings.settings()),
            world,
            new Messages(),
            directory.audit());
    audit = directory.audit();
    directory.domain("example.test");
    directory.account("alice@example.test");
    alice = ((SignIn.Admitted) directory.signIn("alice@example.test", "correct horse")).caller();
    own = new ScriptOwner.Account(alice.account());
  }

  private Answer<ScriptReport> run(Caller caller, ScriptOwner owner, String script) {
    Optional<byte[]> text =
        Optional.of(script)
            .filter(given -> !given.isEmpty())
            .map(given -> given.getBytes(StandardCharsets.UTF_8));
    byte[] message = MESSAGE.getBytes(StandardCharsets.UTF_8);
    return trials.run(
        caller,
        new ScriptTrial(
            owner,
            text,
            Optional.of("bob@example.org"),
            Optional.of("alice@example.test"),
            new TriedMessage.Given(message)));
  }

  private ScriptReport tried(String script) {
    return done(run(alice, own, script));
  }

  @Test
  void trialReportsActionsInOrderWithTheirLines() {
    ScriptReport report =
        tried(
            """
            require ["fileinto", "imap4flags", "copy"];
            if header :contains "Subject" "order" { discard; }
            if header :contains "Subject" "invoice" {
              fileinto :copy :flags "\\\\Flagged" "Work";
              redirect "books@example.test";
            }
            """);

    assertThat(report.actions())
        .containsExactly(
            new TrialAction(
                "fileinto",
                List.of(
                    new TrialDetail.Words("mailbox", "Work"),
                    new TrialDetail.Several("flags", List.of("\\Flagged")),
                    new TrialDetail.Fact("copy"))),
            new TrialAction(
                "redirect", List.of(new TrialDetail.Words("address", "books@example.test"))));
    assertThat(report.lines().stream().map(TraceLine::toString))
        .contains("2 header: false", "3 header: true", "4 fileinto", "5 redirect")
        .doesNotContain("2 discard");
    assertThat(report.fault()).isEmpty();
  }

  @Test
  void trialCreatesNoMailbox() {
    String script = "require [\"fileinto\", \"mailbox\"]; fileinto :create \"New\";";

    assertThat(tried(script).actions().getFirst().details())
        .containsExactly(new TrialDetail.Words("mailbox", "New"), new TrialDetail.Fact("made"));
    assertThat(made).isEmpty();
    assertThat(tried("require \"fileinto\"; fileinto \"New\";").actions().getFirst().details())
        .contains(new TrialDetail.Fact("missing"));
  }

  @Test
  void trialReportsChangedFieldsAndVacationReplies() {
    ScriptReport report =
        tried(
            """
            require ["editheader", "vacation"];
            deleteheader "Subject";
            addheader "X-Seen" "yes";
            vacation :days 2 :subject "Away" "Back on Monday";
            """);

    assertThat(report.actions()).extracting(TrialAction::name).containsExactly("vacation", "keep");
    assertThat(report.actions().getFirst().details())
        .contains(
            new TrialDetail.Words("to", "bob@example.org"),
            new TrialDetail.Words("text", "Back on Monday"),
            new TrialDetail.Number("seconds", 2 * 86_400));
    assertThat(report.actions().getLast().details())
        .contains(
            new TrialDetail.Several("fieldsAdded", List.of("X-Seen: yes")),
            new TrialDetail.Several("fieldsRemoved", List.of("Subject: Invoice 7")));
  }

  @Test
  void failingScriptKeepsTheMessage() {
    ScriptReport report = tried("require \"ihave\";\nerror \"nothing will do\";");

    assertThat(report.actions()).extracting(TrialAction::name).containsExactly("keep");
    assertThat(report.fault().orElseThrow().at().line()).isEqualTo(2);
  }

  @Test
  void linesOfOthersScriptsAreForServerAdministratorsOnly() {
    used.add(program("of-the-server", "if true { keep; }"));
    used.add(program("", "discard;"));

    assertThat(tried("").lines().stream().map(TraceLine::toString)).containsExactly("1 discard");
    assertThat(done(run(ADMINISTRATOR, own, "")).lines()).hasSizeGreaterThan(2);
    assertThat(tried("").actions()).extracting(TrialAction::name).contains("discard");
  }

  private static Program program(String name, String text) {
    var compiler = new SieveCompiler(SieveLanguage.capabilities(), SieveLimits.DEFAULT);
    Compilation compiled = compiler.compile(name, text.getBytes(StandardCharsets.UTF_8));
    return ((Compilation.Compiled) compiled).program();
  }

  @Test
  void accountsWithoutTheRightCannotTestScripts() {
    ScriptOwner server = new ScriptOwner.Server();
    assertThat(run(alice, server, "keep;").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(run(alice, new ScriptOwner.Account(alice.account() + 1), "").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(done(run(ADMINISTRATOR, server, "keep;")).actions()).hasSize(1);
    assertThat(run(ADMINISTRATOR, server, "").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(run(alice, own, "fileinto \"x\";").asFailure())
        .containsInstanceOf(Failure.SeveralInvalid.class);
  }

  private Answer<ScriptReport> runOn(Caller caller, ScriptOwner owner, TriedMessage message) {
    String script =
        """
        require "envelope";
        if allof (envelope "from" "bob@example.org", envelope "to" "alice@example.test",
                  header :contains "Subject" "invoice") { discard; }
        """;
    return trials.run(
        caller,
        new ScriptTrial(
            owner,
            Optional.of(script.getBytes(StandardCharsets.UTF_8)),
            Optional.empty(),
            Optional.empty(),
            message));
  }

  @Test
  void storedMessageIsTriedWithItsReturnPath() {
    TriedMessage stored = new TriedMessage.Stored(new MailboxName("Work"), 7);

    assertThat(done(runOn(alice, own, stored)).actions())
        .extracting(TrialAction::name)
        .containsExactly("discard");
    assertThat(done(runOn(alice, own, new TriedMessage.Known("M7"))).actions())
        .extracting(TrialAction::name)
        .containsExactly("discard");
    assertThat(runOn(alice, own, new TriedMessage.Known("M8")).asFailure())
        .contains(new Failure.NotFound("message", "M8"));
    assertThat(runOn(ADMINISTRATOR, new ScriptOwner.Server(), stored).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void trialOnAStoredMessageIsAudited() {
    TriedMessage stored = new TriedMessage.Stored(new MailboxName("Work"), 7);
    Caller domains = new Caller(0, "domains", new Rights.DomainAdministrator(1), "test");
    done(runOn(alice, own, stored));

    assertThat(runOn(domains, own, stored).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(tries()).isEmpty();

    done(runOn(ADMINISTRATOR, own, stored));
    assertThat(tries())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.subject()).isEqualTo("alice@example.test");
              assertThat(record.after()).contains("Work 7");
            });
  }

  private List<AuditRecord> tries() {
    return audit.list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 100).stream()
        .filter(record -> record.action().equals("message.try"))
        .toList();
  }
}
