package org.carillon.policy.internal.sieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.StoreFixture.INBOX;
import static org.carillon.mailbox.internal.StoreFixture.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.FixedAddresses;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.policy.internal.program.Programs;
import org.carillon.policy.internal.rule.RuleScope;
import org.carillon.policy.rule.ActiveRules;
import org.carillon.policy.rule.ExternalLists;
import org.carillon.policy.rule.RuleOccasion;
import org.carillon.policy.trace.RuleRun;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.SieveCompiler;
import org.carillon.sieve.SieveLanguage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.syntax.SieveLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that scripts of mailboxes run on events there (RFC 6785). */
class EventRulesTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final MailboxName DONE = new MailboxName("Done");
  private static final String MESSAGE = "Subject: Hello\r\nMessage-ID: <m1@x>\r\n\r\nHi";

  @TempDir Path home;
  private final Map<String, String> scripts = new HashMap<>();
  private final List<DeliveryActions> sent = new ArrayList<>();
  private final List<RuleRun> runs = new ArrayList<>();
  private boolean mayBeSent = true;
  private int port = 4190;
  private Runnable onChange;
  private EventRules rules;

  /** Compiles the scripts that mailboxes name each time. */
  private final class Named implements ActiveRules {
    @Override
    public List<Program> of(long account, long domain) {
      return List.of();
    }

    @Override
    public Optional<Program> included(
        RuleOccasion occasion, long account, long domain, boolean isGlobal, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Program> ofMailbox(long account, boolean ofServer, String name) {
      return Optional.ofNullable(scripts.get((ofServer ? "server " : account + " ") + name))
          .map(
              text ->
                  ((Compilation.Compiled)
                          new SieveCompiler(
                                  RuleOccasion.MAILBOX.of(SieveLanguage.capabilities()),
                                  SieveLimits.DEFAULT)
                              .compile("", text.getBytes(StandardCharsets.UTF_8)))
                      .program());
    }
  }

  /** A catalog with one listener. */
  private final class Catalog implements ListenerCatalog {
    @Override
    public List<ListenerSpec> listeners() {
      Limits limits = new Limits(1, 1, Duration.ZERO, Duration.ZERO, 1, 1);
      return port == 0
          ? List.of()
          : List.of(new ListenerSpec(Service.MANAGESIEVE, "*", port, limits));
    }

    @Override
    public List<HostCertificate> certificates() {
      return List.of();
    }

    @Override
    public BannedClients banned() {
      return null;
    }

    @Override
    public Watch watch(Runnable change) {
      onChange = change;
      return () -> {};
    }

    @Override
    public void report(ListenerSpec listener, String problem) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void runRules() {
    var settings = SettingsOn.database(fixture.database).settings();
    ScriptDataAccess world =
        new ScriptDataAccess(
            fixture.store.ownMailboxes(),
            new Named(),
            (_, _) -> false,
            new FixedAddresses().account(1, "alice").account(2, "bob"),
            _ -> List.of(),
            new Programs(settings, home, List::of),
            new ExternalLists(List.of()),
            settings,
            () -> ZonedDateTime.parse("2026-03-01T12:00:00Z"));
    rules =
        new EventRules(
            null,
            world,
            new RuleScope(fixture.database.transactions(), settings),
            runs::add,
            (_, wanted) -> sent.add(wanted) && mayBeSent,
            new Catalog());
    rules.start();
    fixture.rules = rules;
    done(mailboxes.create(alice, WORK, Set.of()));
    done(mailboxes.create(alice, DONE, Set.of()));
  }

  private void name(Caller caller, Optional<MailboxName> mailbox, String script) {
    done(
        mailboxes.annotate(
            caller,
            mailbox,
            List.of(new Annotation(Annotation.SCRIPT, Optional.of(script.getBytes())))));
  }

  private void script(String text) {
    scripts.put("1 rules", text);
    name(alice, Optional.of(WORK), "rules");
  }

  private void append(MailboxName name, Flags flags) throws IOException {
    fixture.append(alice, name, flags, MESSAGE);
  }

  private List<String> shown(MailboxName name) throws IOException {
    MailboxView view = fixture.view(alice, name);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      StringBuilder flags = new StringBuilder();
      for (Flag flag : Flag.values()) {
        flags.append(flag.in(view.flags(i)) ? flag.imapName() : "");
      }
      for (int k = 0; k < view.keywords().size(); k++) {
        boolean has = (view.flags(i) & 1L << (Flag.FIRST_KEYWORD_BIT + k)) != 0;
        flags.append(has ? "$" + view.keywords().get(k) : "");
      }
      shown.add(flags.toString());
    }
    return shown;
  }

  private void store(MailboxName name, FlagChange change, Flags flags) {
    MailboxView view = fixture.view(alice, name);
    done(
        mailboxes.store(
            alice,
            view.mailbox(),
            UidSet.range(1, Long.MAX_VALUE),
            change,
            flags,
            Optional.empty()));
  }

  @Test
  void appendedCopiedAndMovedMessagesRunTheScript() throws Exception {
    script(
        """
        require ["imapsieve", "environment", "imap4flags", "variables"];
        if environment :matches "imap.cause" "*" { set "cause" "${1}"; }
        if allof (environment :is "location" "MS", environment :is "phase" "post",
                  environment :is "imap.mailbox" "Work",
                  environment :is "imap.user" "user1@example.test",
                  environment :is "imap.email" "user1@example.test",
                  environment :is "imap.changedflags" "",
                  header :is "Subject" "Hello") { addflag "${cause}"; }
        """);
    append(WORK, Flags.of(Flag.SEEN));
    append(INBOX, Flags.NONE);
    long inbox = fixture.view(alice, INBOX).mailbox();
    done(mailboxes.copy(alice, inbox, UidSet.of(1), WORK));
    done(mailboxes.move(alice, inbox, UidSet.of(1), WORK));

    assertThat(shown(WORK)).containsExactly("\\Seen$APPEND", "$COPY", "$COPY");
    assertThat(shown(INBOX)).isEmpty();
    assertThat(runs).hasSize(3).allMatch(run -> run.messageId().equals("<m1@x>"));
  }

  @Test
  void flagChangesRunTheScriptOnceWithoutRecursion() throws Exception {
    script(
        """
        require ["imapsieve", "environment", "imap4flags"];
        if environment :is "imap.cause" "FLAG" {
          if environment :is "imap.changedflags" "\\\\Flagged" { addflag "ran"; }
          if not hasflag "\\\\Flagged" { addflag "unset"; }
        }
        """);
    append(WORK, Flags.NONE);
    store(WORK, FlagChange.ADD, Flags.of(Flag.FLAGGED));
    assertThat(shown(WORK)).containsExactly("\\Flagged$ran");

    store(WORK, FlagChange.ADD, Flags.of(Flag.FLAGGED));
    assertThat(runs).as("nothing was changed").hasSize(2);
    store(WORK, FlagChange.REMOVE, Flags.of(Flag.FLAGGED));
    assertThat(shown(WORK)).containsExactly("$ran$unset");
    assertThat(runs).hasSize(3);
  }

  @Test
  void messageFiledByTheScriptRunsNoScriptThere() throws Exception {
    script(
        """
        require ["imapsieve", "fileinto", "imap4flags", "copy", "editheader"];
        fileinto :copy :flags "copied" "Done";
        addheader "X-Filed" "yes";
        fileinto :flags "\\\\Seen" "INBOX";
        """);
    scripts.put("1 rules2", "require \"imapsieve\"; discard;");
    name(alice, Optional.of(DONE), "rules2");
    append(WORK, Flags.NONE);

    assertThat(shown(WORK)).containsExactly("\\Deleted");
    assertThat(shown(DONE)).containsExactly("$copied");
    assertThat(shown(INBOX)).contains("\\Seen");
    long inbox = fixture.view(alice, INBOX).mailbox();
    assertThat(fixture.text(alice, inbox, 1)).contains("X-Filed: yes").endsWith("Hi");
    assertThat(runs).hasSize(1);
  }

  @Test
  void redirectedMessageIsDeletedOnlyIfSent() throws Exception {
    script("require [\"imapsieve\"]; redirect \"far@example.com\";");
    append(WORK, Flags.NONE);
    mayBeSent = false;
    append(WORK, Flags.NONE);

    assertThat(shown(WORK)).containsExactly("\\Deleted", "");
    assertThat(sent)
        .hasSize(2)
        .allMatch(wanted -> wanted.onward().getFirst().to().address().equals("far@example.com"));
  }

  @Test
  void failuresOfTheUnsubscribePageAreNotDisclosed() throws Exception {
    script("require [\"imapsieve\", \"ihave\", \"fileinto\"]; fileinto \"Done\"; error \"no\";");
    append(WORK, Flags.NONE);
    assertThat(shown(WORK)).containsExactly("");
    assertThat(shown(DONE)).isEmpty();
    assertThat(runs.getFirst().fault()).contains("no");

    scripts.put("1 rules", "reject \"not here\";");
    append(WORK, Flags.NONE);
    assertThat(shown(WORK)).hasSize(2);
  }

  @Test
  void serverScriptRunsIfTheMailboxNamesNone() throws Exception {
    scripts.put("server all", "require [\"imapsieve\", \"imap4flags\"]; addflag \"all\";");
    Caller root = new Caller(1, "root", new Rights.ServerAdministrator(), "test");
    name(root, Optional.empty(), "all");
    name(alice, Optional.of(WORK), "");
    append(WORK, Flags.NONE);
    append(DONE, Flags.NONE);
    name(alice, Optional.of(WORK), "none of that name");
    append(WORK, Flags.NONE);

    assertThat(shown(WORK)).containsExactly("", "");
    assertThat(shown(DONE)).containsExactly("$all");
  }

  @Test
  void mailboxScriptIsSetByAdministratorsAndRunsForGuests() throws Exception {
    Caller bob = fixture.account(2);
    Identifier guest = Identifier.parse("user2@example.test");
    done(
        mailboxes.grant(
            alice,
            WORK,
            guest,
            RightsChange.REPLACE,
            MailboxRights.of(Right.LOOKUP, Right.READ, Right.INSERT, Right.WRITE)));
    script("require [\"imapsieve\", \"imap4flags\"]; addflag \"met\";");
    MailboxName shared = new MailboxName("~user1/Work");

    assertThat(
            mailboxes
                .annotate(
                    bob,
                    Optional.of(shared),
                    List.of(new Annotation(Annotation.SCRIPT, Optional.of("x".getBytes()))))
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    fixture.append(bob, shared, Flags.NONE, MESSAGE);
    assertThat(shown(WORK)).containsExactly("$met");
  }

  @Test
  void scriptRunsAreLimitedPerChange() throws Exception {
    append(INBOX, Flags.NONE);
    long inbox = fixture.view(alice, INBOX).mailbox();
    for (int i = 0; i < 10; i++) {
      done(mailboxes.copy(alice, inbox, UidSet.range(1, Long.MAX_VALUE), INBOX));
    }
    script("require \"imapsieve\"; keep;");
    done(mailboxes.copy(alice, inbox, UidSet.range(1, Long.MAX_VALUE), WORK));

    assertThat(shown(WORK)).hasSize(1_024);
    assertThat(runs).hasSize(1_000);
  }

  @Test
  void scriptServerUrlIsReported() {
    assertThat(rules.server().orElseThrow()).startsWith("sieve://").doesNotContain(":4190");
    port = 14190;
    onChange.run();
    assertThat(rules.server().orElseThrow()).endsWith(":14190");
    port = 0;
    onChange.run();
    assertThat(mailboxes.scriptServer()).isEmpty();
  }
}
