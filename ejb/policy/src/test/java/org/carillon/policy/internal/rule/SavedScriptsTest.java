package org.carillon.policy.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.internal.TestDirectory;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.ScriptWithText;
import org.carillon.contract.script.StoredScript;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.sieve.run.Program;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a restored backup has the scripts with their owners, their use and their text. */
class SavedScriptsTest {
  private static final String WRITTEN = "require \"fileinto\";\r\nfileinto \"Größe \\\"x\\\"\";\n";

  @TempDir Path home;
  private TestDatabase database;
  private SettingsOn settings;
  private ScriptOperations scripts;
  private CompiledRules active;
  private SavedScripts saved;
  private Account alice;

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
    saved = new SavedScripts(database.transactions(), settings.versions());
    directory.domain("example.test");
    alice = directory.account("alice@example.test");
  }

  private void put(ScriptOwner owner, String name, ScriptUse use) {
    byte[] text = WRITTEN.getBytes(StandardCharsets.UTF_8);
    done(
        scripts.change(
            ADMINISTRATOR,
            owner,
            name,
            new ScriptChange(
                OptionalLong.empty(), Optional.of(text), Optional.of(use), Optional.empty())));
  }

  @Test
  void scriptsAreRestoredForEachOwnerAndRun() throws IOException, SQLException {
    ScriptOwner own = new ScriptOwner.Account(alice.id());
    ScriptOwner domain = new ScriptOwner.Domain(alice.domain());
    ScriptOwner server = new ScriptOwner.Server();
    put(server, "of-server", ScriptUse.AFTER);
    put(domain, "of-domain", ScriptUse.BEFORE);
    put(own, "mine", ScriptUse.ACTIVE);
    put(own, "kept", ScriptUse.NONE);
    List<String> before = run();

    List<String> texts = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      saved.save(connection, texts::add);
      try (var statement = connection.createStatement()) {
        statement.execute("delete from script");
      }
      for (String text : texts) {
        assertThat(saved.restore(connection, text)).isTrue();
        assertThat(saved.restore(connection, text)).as("once").isFalse();
      }
      connection.commit();
    }
    saved.restored();

    assertThat(run()).isEqualTo(before).containsExactly("of-domain", "", "of-server");
    assertThat(done(scripts.list(ADMINISTRATOR, own)))
        .extracting(StoredScript::name, StoredScript::use)
        .containsExactly(tuple("kept", ScriptUse.NONE), tuple("mine", ScriptUse.ACTIVE));
    for (ScriptOwner owner : List.of(own, domain, server)) {
      String name = done(scripts.list(ADMINISTRATOR, owner)).getLast().name();
      ScriptWithText back = done(scripts.read(ADMINISTRATOR, owner, name));
      assertThat(back.text()).isEqualTo(WRITTEN);
      assertThat(back.script().octets()).isEqualTo(WRITTEN.getBytes(StandardCharsets.UTF_8).length);
    }
  }

  private List<String> run() {
    return active.of(alice.id(), alice.domain()).stream().map(Program::name).toList();
  }
}
