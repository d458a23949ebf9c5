package org.carillon.policy.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.internal.TestDirectory;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.StoredScript;
import org.carillon.policy.rule.AllowedRules;
import org.carillon.policy.rule.RuleSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Versions;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.sieve.run.Program;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts are kept, used by the next message, and are their owner's alone. */
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
    TestDirectory directory = new TestDirectory(database, home);
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

  private static Failure failure(Answer<?> answer) {
    return answer.asFailure().orElseThrow();
  }

  @Test
  void whatIsPutIsListedReadAndUsed() {
    done(scripts.put(caller, own, "one", octets("discard;")));
    done(scripts.put(caller, own, "two", KEEP));
    assertThat(active.of(alice.id(), alice.domain())).isEmpty();
    done(scripts.use(caller, own, "one", ScriptUse.ACTIVE));
    done(scripts.use(caller, own, "two", ScriptUse.ACTIVE));

    assertThat(done(scripts.list(caller, own)))
        .containsExactly(
            new StoredScript("one", ScriptUse.NONE, 8),
            new StoredScript("two", ScriptUse.ACTIVE, 5));
    assertThat(done(scripts.read(caller, own, "one"))).isEqualTo("discard;");
    assertThat(names()).containsExactly("");
    done(scripts.useNone(caller, own));
    assertThat(names()).isEmpty();
  }

  private List<String> names() {
    return active.of(alice.id(), alice.domain()).stream().map(Program::name).toList();
  }

  @Test
  void scriptsOfServerAndDomainAreRunAround() {
    ScriptOwner server = new ScriptOwner.Server();
    for (ScriptUse use : List.of(ScriptUse.BEFORE, ScriptUse.AFTER)) {
      done(scripts.put(ADMINISTRATOR, server, "server-" + use, KEEP));
      done(scripts.use(ADMINISTRATOR, server, "server-" + use, use));
      done(scripts.put(ADMINISTRATOR, domain, "domain-" + use, KEEP));
      done(scripts.use(ADMINISTRATOR, domain, "domain-" + use, use));
    }
    done(scripts.put(caller, own, "mine", KEEP));
    done(scripts.use(caller, own, "mine", ScriptUse.ACTIVE));

    assertThat(names())
        .containsExactly("server-BEFORE", "domain-BEFORE", "", "domain-AFTER", "server-AFTER");
    assertThat(active.included(alice.id(), alice.domain(), true, "server-AFTER")).isPresent();
    assertThat(active.included(alice.id(), alice.domain(), false, "server-AFTER")).isEmpty();
  }

  @Test
  void wrongScriptsAreRefusedWithTheirLines() {
    assertThat(failure(scripts.put(caller, own, "bad", octets("keep\n fileinto;"))))
        .isInstanceOfSatisfying(
            Failure.SeveralInvalid.class,
            wrong ->
                assertThat(wrong.each().getFirst().message()).startsWith("line 2, column 2: "));
    assertThat(done(scripts.list(caller, own))).isEmpty();
  }

  @Test
  void onlyTheOwnerAndWhoAdministersTheServerMay() {
    done(scripts.put(ADMINISTRATOR, own, "one", KEEP));
    for (ScriptOwner other :
        List.of(domain, new ScriptOwner.Server(), new ScriptOwner.Account(caller.account() + 1))) {
      assertThat(failure(scripts.list(caller, other))).isInstanceOf(Failure.NotAllowed.class);
      assertThat(failure(scripts.put(caller, other, "x", KEEP)))
          .isInstanceOf(Failure.NotAllowed.class);
    }
    Caller ofDomain = new Caller(0, "d", new Rights.DomainAdministrator(alice.domain()), "test");
    assertThat(failure(scripts.put(ofDomain, own, "x", KEEP)))
        .isInstanceOf(Failure.NotAllowed.class);
    done(scripts.put(ofDomain, domain, "x", KEEP));
  }

  @Test
  void whatIsInUseOrMissingIsNotDeleted() {
    done(scripts.put(caller, own, "one", KEEP));
    done(scripts.use(caller, own, "one", ScriptUse.ACTIVE));

    assertThat(failure(scripts.delete(caller, own, "one")))
        .isInstanceOfSatisfying(
            Failure.Taken.class, taken -> assertThat(taken.code()).isEqualTo(ScriptAccess.IN_USE));
    assertThat(failure(scripts.delete(caller, own, "none"))).isInstanceOf(Failure.NotFound.class);
    done(scripts.put(caller, own, "two", KEEP));
    assertThat(failure(scripts.rename(caller, own, "two", "one")))
        .isInstanceOf(Failure.Taken.class);
    done(scripts.rename(caller, own, "one", "three"));
    done(scripts.use(caller, own, "three", ScriptUse.NONE));
    done(scripts.delete(caller, own, "three"));
    assertThat(failure(scripts.use(caller, own, "two", ScriptUse.BEFORE)))
        .isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void thereAreSoManyScriptsOfSuchALength() {
    set(RuleSettings.MOST, "1");
    set(RuleSettings.OCTETS, "1000");
    done(scripts.put(caller, own, "one", KEEP));

    done(scripts.put(caller, own, "one", KEEP));
    assertThat(failure(scripts.put(caller, own, "two", KEEP)))
        .isInstanceOfSatisfying(
            Failure.Invalid.class,
            full -> assertThat(full.code()).isEqualTo(ScriptAccess.TOO_MANY));
    assertThat(failure(scripts.put(caller, own, "one", octets("#".repeat(1_001)))))
        .isEqualTo(new Failure.LimitReached(Limit.OCTETS, 1_000));
    set(RuleSettings.OCTETS, "300000");
    done(scripts.put(caller, own, "one", octets("#".repeat(299_000))));
    set(RuleSettings.OCTETS, "1000");
    assertThat(failure(scripts.haveSpace(caller, own, "one", 1_001)))
        .isEqualTo(new Failure.LimitReached(Limit.OCTETS, 1_000));
    assertThat(failure(scripts.haveSpace(caller, own, "a\nb", 1)))
        .isInstanceOf(Failure.Invalid.class);
  }

  private <T> void set(Setting<T> setting, String value) {
    settings.store().put(Scope.server(), setting, Optional.of(value));
    settings.versions().increase(Versions.Kind.SETTINGS);
    settings.versions().compare();
  }

  @Test
  void whatAnAccountMayIsASetting() {
    byte[] answering = octets("require \"vacation\"; vacation \"x\";");
    done(scripts.put(caller, own, "v", answering));
    done(scripts.use(caller, own, "v", ScriptUse.ACTIVE));
    assertThat(names()).hasSize(1);
    set(RuleSettings.ALLOWED, "filing");

    assertThat(failure(scripts.check(caller, own, answering)))
        .isInstanceOf(Failure.SeveralInvalid.class);
    assertThat(scripts.capabilities(own)).contains("fileinto").doesNotContain("vacation");
    assertThat(names()).as("what is not allowed any more is not run").isEmpty();
    set(RuleSettings.ALLOWED, "none");
    assertThat(failure(scripts.check(caller, own, KEEP))).isInstanceOf(Failure.NotAllowed.class);
    assertThat(AllowedRules.MAIL.capabilities()).doesNotContain("vnd.carillon.execute");
  }
}
