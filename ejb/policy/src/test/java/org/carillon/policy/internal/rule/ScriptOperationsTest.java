package org.carillon.policy.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.StoredScript;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.policy.rule.AllowedRules;
import org.carillon.policy.rule.RuleOccasion;
import org.carillon.policy.rule.RuleSettings;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.message.SieveEnvelope;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.run.SieveResult;
import org.carillon.sieve.syntax.SieveLimits;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that scripts are stored, run on the next message, and belong only to their owner. */
class ScriptOperationsTest {
  private static final byte[] KEEP = octets("keep;");

  @TempDir Path home;
  private TestDatabase database;
  private SettingsOn settings;
  private ScriptOperations scripts;
  private CompiledRules active;
  private Account alice;
  private Caller caller;
  private ScriptOwner own;
  private ScriptOwner domain;

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @BeforeEach
  void open() {
    database = TestDatabase.emptied();
    TestIdentity directory = new TestIdentity(database, home);
    settings = SettingsOn.database(database);
    RuleScope rules = new RuleScope(database.transactions(), settings.settings());
    scripts =
        new ScriptOperations(
            database.transactions(),
            rules,
            settings.settings(),
            settings.versions(),
            AuditOn.database(database));
    active =
        new CompiledRules(database.transactions(), rules, settings.versions(), settings.settings());
    active.start();
    directory.domain("example.test");
    alice = directory.account("alice@example.test");
    caller = ((SignIn.Admitted) directory.signIn("alice@example.test", "correct horse")).caller();
    own = new ScriptOwner.Account(caller.account());
    domain = new ScriptOwner.Domain(alice.domain());
  }

  private Answer<StoredScript> put(Caller by, ScriptOwner owner, String name, byte[] script) {
    return scripts.change(by, owner, name, ScriptChange.text(script));
  }

  private Answer<StoredScript> use(Caller by, ScriptOwner owner, String name, ScriptUse use) {
    return scripts.change(by, owner, name, ScriptChange.use(use));
  }

  private Answer<StoredScript> rename(Caller by, ScriptOwner owner, String name, String newName) {
    return scripts.change(by, owner, name, ScriptChange.name(newName));
  }

  private Answer<Void> delete(String name) {
    return scripts.delete(caller, own, name, OptionalLong.empty());
  }

  private static Failure failure(Answer<?> answer) {
    return answer.asFailure().orElseThrow();
  }

  @Test
  void uploadedScriptIsListedReadAndActivated() {
    done(put(caller, own, "one", octets("discard;")));
    done(put(caller, own, "two", KEEP));
    assertThat(active.of(alice.id(), alice.domain())).isEmpty();
    done(use(caller, own, "one", ScriptUse.ACTIVE));
    done(use(caller, own, "two", ScriptUse.ACTIVE));

    assertThat(done(scripts.list(caller, own)))
        .containsExactly(
            new StoredScript("one", ScriptUse.NONE, 8, 2),
            new StoredScript("two", ScriptUse.ACTIVE, 5, 1));
    assertThat(done(scripts.read(caller, own, "one")).text()).isEqualTo("discard;");
    assertThat(names()).containsExactly("");
    done(scripts.useNone(caller, own));
    assertThat(names()).isEmpty();
  }

  @Test
  void scriptTimeIsThatOfItsContentAndUse() throws Exception {
    done(put(caller, own, "one", KEEP));
    Instant made = changed();
    done(rename(caller, own, "one", "two"));
    assertThat(changed()).isEqualTo(made);

    done(use(caller, own, "two", ScriptUse.ACTIVE));
    Instant used = changed();
    assertThat(used).isAfter(made);
    done(put(caller, own, "two", octets("discard;")));
    assertThat(changed()).isAfter(used);
  }

  private Instant changed() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select changed from script")) {
      assertThat(row.next()).isTrue();
      return row.getTimestamp(1).toInstant();
    }
  }

  private List<String> names() {
    return active.of(alice.id(), alice.domain()).stream().map(Program::name).toList();
  }

  @Test
  void serverAndDomainScriptsRunBeforeAndAfter() {
    ScriptOwner server = new ScriptOwner.Server();
    for (ScriptUse use : List.of(ScriptUse.BEFORE, ScriptUse.AFTER)) {
      done(put(ADMINISTRATOR, server, "server-" + use, KEEP));
      done(use(ADMINISTRATOR, server, "server-" + use, use));
      done(put(ADMINISTRATOR, domain, "domain-" + use, KEEP));
      done(use(ADMINISTRATOR, domain, "domain-" + use, use));
    }
    done(put(caller, own, "mine", KEEP));
    done(use(caller, own, "mine", ScriptUse.ACTIVE));

    assertThat(names())
        .containsExactly("server-BEFORE", "domain-BEFORE", "", "domain-AFTER", "server-AFTER");
    assertThat(
            active.included(
                RuleOccasion.DELIVERY, alice.id(), alice.domain(), true, "server-AFTER"))
        .isPresent();
    assertThat(
            active.included(
                RuleOccasion.DELIVERY, alice.id(), alice.domain(), false, "server-AFTER"))
        .isEmpty();
  }

  @Test
  void scriptChangeRecompilesOnlyItsOwnersScripts() {
    ScriptOwner server = new ScriptOwner.Server();
    done(put(ADMINISTRATOR, server, "all", KEEP));
    done(use(ADMINISTRATOR, server, "all", ScriptUse.BEFORE));
    done(put(caller, own, "mine", KEEP));
    done(use(caller, own, "mine", ScriptUse.ACTIVE));
    List<Program> before = active.of(alice.id(), alice.domain());

    done(put(caller, own, "mine", octets("discard;")));

    List<Program> behind = active.of(alice.id(), alice.domain());
    assertThat(behind.getFirst()).isSameAs(before.getFirst());
    assertThat(behind.get(1)).isNotSameAs(before.get(1));
  }

  @Test
  void scriptsCannotIncludeThemselves() {
    done(put(caller, own, "a", octets("require \"include\"; include \"b\"; include \"later\";")));
    done(put(caller, own, "b", octets("require \"include\"; include :optional \"c\";")));
    assertThat(place(put(caller, own, "c", octets("require \"include\";\n include \"a\";"))))
        .isEqualTo(new Failure.Place(2, 10));
    assertThat(place(put(caller, own, "d", octets("require \"include\"; include \"d\";"))))
        .isEqualTo(new Failure.Place(1, 28));
    done(put(caller, own, "c", octets("require \"include\"; include :once \"a\";")));
    done(put(caller, own, "e", octets("require \"include\"; include :global \"e\";")));
    done(put(caller, own, "f", octets("require \"include\"; include \"a\"; include \"b\";")));
  }

  @Test
  void suspiciousScriptsCauseWarnings() {
    byte[] doubtful =
        octets(
            """
            require "include";
            include "one"; include "later"; include :optional "never"; include :global "g";
            stop;
            keep;
            """);
    done(put(caller, own, "one", KEEP));
    assertThat(scripts.doubts(caller, own, KEEP)).isEmpty();
    assertThat(scripts.doubts(caller, own, octets("wrong;"))).isEmpty();
    assertThat(scripts.doubts(caller, own, doubtful))
        .containsExactly(
            "line 2, column 24: There is no script later: this line fails until it exists",
            "line 4, column 1: Nothing is run after \"stop\"");
    assertThat(scripts.doubts(caller, domain, doubtful)).isEmpty();
  }

  @Test
  void scriptThatAlwaysFailsIsRefused() {
    byte[] wrong = octets("require \"enotify\";\nnotify \"snailmail:laan 36, Enschede\";");
    assertThat(place(put(caller, own, "a", wrong))).isEqualTo(new Failure.Place(2, 8));
    assertThat(failure(scripts.check(caller, own, wrong)))
        .isInstanceOf(Failure.SeveralInvalid.class);
  }

  private static Failure.Place place(Answer<?> answer) {
    Failure.SeveralInvalid several = (Failure.SeveralInvalid) failure(answer);
    return several.each().getFirst().place().orElseThrow();
  }

  @Test
  void invalidScriptIsRefusedWithItsLines() {
    assertThat(failure(put(caller, own, "bad", octets("keep\n fileinto;"))))
        .isInstanceOfSatisfying(
            Failure.SeveralInvalid.class,
            wrong -> {
              assertThat(wrong.each().getFirst().message()).startsWith("line 2, column 2: ");
              assertThat(wrong.each().getFirst().place()).contains(new Failure.Place(2, 2));
            });
    assertThat(done(scripts.list(caller, own))).isEmpty();
  }

  @Test
  void scriptChangedMeanwhileIsNeitherChangedNorDeleted() {
    StoredScript first = done(put(caller, own, "one", KEEP));
    ScriptChange whole =
        new ScriptChange(
            OptionalLong.of(first.version()),
            Optional.of(octets("discard;")),
            Optional.of(ScriptUse.ACTIVE),
            Optional.of("two"));
    StoredScript second = done(scripts.change(caller, own, "one", whole));

    assertThat(second).isEqualTo(new StoredScript("two", ScriptUse.ACTIVE, 8, second.version()));
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(failure(scripts.change(caller, own, "one", whole)))
        .isEqualTo(new Failure.NotFound("script", "one"));
    assertThat(failure(scripts.change(caller, own, "two", whole)))
        .isEqualTo(new Failure.Outdated(second.version()));
    done(use(caller, own, "two", ScriptUse.NONE));
    assertThat(failure(scripts.delete(caller, own, "two", OptionalLong.of(second.version()))))
        .isInstanceOf(Failure.Outdated.class);
  }

  @Test
  void changeIsMadeCompletelyOrNotAtAll() {
    done(put(caller, own, "one", KEEP));
    done(put(caller, own, "two", KEEP));
    var change =
        new ScriptChange(
            OptionalLong.empty(),
            Optional.of(octets("discard;")),
            Optional.empty(),
            Optional.of("two"));

    assertThat(failure(scripts.change(caller, own, "one", change)))
        .isInstanceOf(Failure.Taken.class);
    assertThat(done(scripts.read(caller, own, "one")).text()).isEqualTo("keep;");
  }

  @Test
  void scriptsAreChangedByOwnerAndServerAdministratorsOnly() {
    done(put(ADMINISTRATOR, own, "one", KEEP));
    for (ScriptOwner other :
        List.of(domain, new ScriptOwner.Server(), new ScriptOwner.Account(caller.account() + 1))) {
      assertThat(failure(scripts.list(caller, other))).isInstanceOf(Failure.NotAllowed.class);
      assertThat(failure(put(caller, other, "x", KEEP))).isInstanceOf(Failure.NotAllowed.class);
    }
    Caller ofDomain = new Caller(0, "d", new Rights.DomainAdministrator(alice.domain()), "test");
    assertThat(failure(put(ofDomain, own, "x", KEEP))).isInstanceOf(Failure.NotAllowed.class);
    done(put(ofDomain, domain, "x", KEEP));
  }

  @Test
  void usedScriptCannotBeDeleted() {
    done(put(caller, own, "one", KEEP));
    done(use(caller, own, "one", ScriptUse.ACTIVE));

    assertThat(failure(delete("one")))
        .isInstanceOfSatisfying(
            Failure.Taken.class, taken -> assertThat(taken.code()).isEqualTo(ScriptAccess.IN_USE));
    assertThat(failure(delete("none"))).isInstanceOf(Failure.NotFound.class);
    done(put(caller, own, "two", KEEP));
    assertThat(failure(rename(caller, own, "two", "one"))).isInstanceOf(Failure.Taken.class);
    done(rename(caller, own, "one", "three"));
    done(use(caller, own, "three", ScriptUse.NONE));
    done(delete("three"));
    assertThat(failure(use(caller, own, "two", ScriptUse.BEFORE)))
        .isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void numberAndSizeOfScriptsAreLimited() {
    set(RuleSettings.MOST, "1");
    set(RuleSettings.OCTETS, "1000");
    done(put(caller, own, "one", KEEP));

    done(put(caller, own, "one", KEEP));
    assertThat(failure(put(caller, own, "two", KEEP)))
        .isInstanceOfSatisfying(
            Failure.Invalid.class,
            full -> assertThat(full.code()).isEqualTo(ScriptAccess.TOO_MANY));
    assertThat(failure(put(caller, own, "one", octets("#".repeat(1_001)))))
        .isEqualTo(new Failure.LimitReached(Limit.OCTETS, 1_000));
    set(RuleSettings.OCTETS, "300000");
    done(put(caller, own, "one", octets("#".repeat(299_000))));
    set(RuleSettings.OCTETS, "1000");
    assertThat(failure(scripts.haveSpace(caller, own, "one", 1_001)))
        .isEqualTo(new Failure.LimitReached(Limit.OCTETS, 1_000));
    assertThat(failure(scripts.haveSpace(caller, own, "a\nb", 1)))
        .isInstanceOf(Failure.Invalid.class);
  }

  private <T> void set(Setting<T> setting, String value) {
    settings.store().put(Scope.server(), setting, Optional.of(value));
    settings.versions().increase(CacheVersions.Kind.SETTINGS);
    settings.versions().compare();
  }

  @Test
  void allowedScriptActionsAreASetting() throws IOException {
    byte[] answering = octets("require \"vacation\"; vacation \"x\";");
    done(put(caller, own, "v", answering));
    done(use(caller, own, "v", ScriptUse.ACTIVE));
    assertThat(names()).hasSize(1);
    set(RuleSettings.ALLOWED, "filing");

    assertThat(failure(scripts.check(caller, own, answering)))
        .isInstanceOf(Failure.SeveralInvalid.class);
    assertThat(scripts.capabilities(own)).contains("fileinto").doesNotContain("vacation");
    assertThat(told()).as("a run says why it is not run").contains("not run", "\"vacation\"");
    byte[] sending = octets("redirect \"x@example.org\";");
    assertThat(failure(scripts.check(caller, own, sending)))
        .isInstanceOf(Failure.SeveralInvalid.class);
    assertThat(scripts.redirects(own)).isZero();
    set(RuleSettings.ALLOWED, "none");
    assertThat(told()).contains("Rules are not allowed here.");
    assertThat(failure(scripts.check(caller, own, KEEP))).isInstanceOf(Failure.NotAllowed.class);
    assertThat(AllowedRules.MAIL.capabilities()).doesNotContain("vnd.carillon.execute");
  }

  @Test
  void domainCannotAllowMoreThanTheServer() {
    settings.store().put(Scope.domain(alice.domain()), RuleSettings.ALLOWED, Optional.of("all"));
    settings.versions().increase(CacheVersions.Kind.SETTINGS);
    settings.versions().compare();
    assertThat(scripts.capabilities(own)).isEqualTo(AllowedRules.MAIL.capabilities());
    assertThat(scripts.capabilities(domain)).isEqualTo(AllowedRules.MAIL.capabilities());
    set(RuleSettings.DOMAINS, "all");
    assertThat(scripts.capabilities(own)).isEqualTo(AllowedRules.ALL.capabilities());
    assertThat(scripts.capabilities(domain)).contains("vnd.carillon.store");
  }

  @Test
  void domainScriptsDoNotRunForServerAdministrators() throws IOException {
    done(put(ADMINISTRATOR, domain, "d", octets("redirect \"chief@example.test\";")));
    done(use(ADMINISTRATOR, domain, "d", ScriptUse.BEFORE));
    assertThat(active.of(alice.id(), alice.domain())).hasSize(1);
    database
        .transactions()
        .run(
            entities ->
                entities
                    .createNativeQuery(
                        "insert into administrator (id, account, version, created)"
                            + " values (nextval('directory_id'), :account, 1, now())")
                    .setParameter("account", alice.id())
                    .executeUpdate());
    settings.versions().increase(CacheVersions.Kind.RULES);
    settings.versions().compare();
    assertThat(active.of(alice.id(), alice.domain())).isEmpty();
  }

  /** Runs the rules and returns their report. The message is kept. */
  private String told() throws IOException {
    SieveResult result =
        SieveInterpreter.run(
            active.of(alice.id(), alice.domain()),
            SieveMessage.of(octets("Subject: x\r\n\r\n")),
            new SieveEnvelope("x@example.org", "alice@example.test"),
            ZonedDateTime::now,
            SieveLimits.DEFAULT);
    assertThat(result.actions()).singleElement().isInstanceOf(SieveAction.Keep.class);
    return result.trace().toString();
  }
}
