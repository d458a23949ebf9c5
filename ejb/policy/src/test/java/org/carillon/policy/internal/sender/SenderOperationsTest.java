package org.carillon.policy.internal.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.sender.AccountSender;
import org.carillon.policy.sender.AccountSenders;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that accounts can allow and block senders, and that every node knows. */
class SenderOperationsTest {
  private static final String ANN = "ann@here.test";

  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private SqlTransactions sql;
  private Account ann;
  private Caller caller;
  private CurrentSenders lists;
  private SenderChanges changes;
  private SenderOperations operations;

  @BeforeEach
  void wire() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    directory.domain("here.test");
    ann = directory.account(ANN);
    caller = new Caller(ann.id(), ANN, new Rights.User(), "s1");
    sql = new SqlTransactions(database.dataSource());
    lists = new CurrentSenders(sql, directory.versions());
    lists.start();
    changes = new SenderChanges(sql, lists, directory.versions(), directory.audit());
    operations = new SenderOperations(sql, changes, directory.accounts());
  }

  private Optional<SenderChoice> said(String address) throws Exception {
    return lists.of(ann.id()).of(address);
  }

  private long count(String rows) throws Exception {
    return sql.read(
        connection -> {
          try (var statement = connection.createStatement();
              var row = statement.executeQuery("select count(*) from " + rows)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Test
  void senderChoiceAppliesAtOnceAndTheLongestNameWins() throws Exception {
    assertThat(said("x@news.shop.example")).isEmpty();

    done(operations.put(caller, ANN, "Shop.Example", SenderChoice.BLOCK));
    done(operations.put(caller, ANN, "X@news.shop.example", SenderChoice.ALLOW));

    assertThat(said("x@news.shop.example")).contains(SenderChoice.ALLOW);
    assertThat(said("y@news.shop.example")).contains(SenderChoice.BLOCK);
    assertThat(said("y@shop.example")).contains(SenderChoice.BLOCK);
    assertThat(said("y@othershop.example")).isEmpty();
    assertThat(done(operations.list(caller, ANN)))
        .extracting(AccountSender::sender, AccountSender::choice)
        .containsExactly(
            tuple("shop.example", SenderChoice.BLOCK),
            tuple("x@news.shop.example", SenderChoice.ALLOW));

    done(operations.put(caller, ANN, "shop.example", SenderChoice.ALLOW));
    assertThat(said("y@shop.example")).contains(SenderChoice.ALLOW);
    done(operations.remove(caller, ANN, "shop.example"));
    assertThat(said("y@shop.example")).isEmpty();
    assertThat(operations.remove(caller, ANN, "shop.example").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void eachChangeIsAudited() throws Exception {
    done(operations.put(caller, ANN, "shop.example", SenderChoice.BLOCK));
    done(
        changes.choose(
            Optional.empty(), SenderOperations.owner(ann), "b@shop.example", SenderChoice.ALLOW));
    done(operations.remove(ADMINISTRATOR, ANN, "shop.example"));

    assertThat(count("audit where action = 'sender.block' and actor = '" + ANN + "'")).isOne();
    assertThat(count("audit where action = 'sender.allow'")).isOne();
    assertThat(count("audit where action = 'sender.remove' and actor = 'admin'")).isOne();
  }

  @Test
  void invalidSenderIsRefused() {
    for (String none : List.of("", "com", "a b@c.example", "x@", "*", "a@b@", "\0@c.example")) {
      assertThat(operations.put(caller, ANN, none, SenderChoice.BLOCK).asFailure())
          .as(none)
          .containsInstanceOf(Failure.Invalid.class);
    }
  }

  @Test
  void senderListIsLimited() throws Exception {
    sql.write(
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  "insert into account_sender (account, sender, choice, since)"
                      + " select ?, 'x' || n || '.example', 'block', now()"
                      + " from generate_series(1, ?) as n")) {
            insert.setLong(1, ann.id());
            insert.setInt(2, AccountSenders.MOST);
            return insert.executeUpdate();
          }
        });
    Answer<AccountSender> more = operations.put(caller, ANN, "more.example", SenderChoice.BLOCK);
    assertThat(more.asFailure()).containsInstanceOf(Failure.Invalid.class);
    assertThat(done(operations.put(caller, ANN, "x7.example", SenderChoice.ALLOW)).choice())
        .as("one that is there may be changed")
        .isEqualTo(SenderChoice.ALLOW);
  }

  @Test
  void senderListsAreHiddenFromOthers() {
    Account bob = directory.account("bob@here.test");
    Caller other = new Caller(bob.id(), "bob@here.test", new Rights.User(), "s2");
    assertThat(operations.list(other, ANN)).isInstanceOf(Answer.Failed.class);
    assertThat(operations.put(other, ANN, "x.example", SenderChoice.ALLOW))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void senderListsAreRestoredFromABackup() throws Exception {
    done(operations.put(caller, ANN, "shop.example", SenderChoice.BLOCK));
    SavedSenders saved = new SavedSenders(database.transactions(), directory.versions());
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      saved.save(connection, rows::add);
      connection.rollback();
    }
    done(operations.remove(caller, ANN, "shop.example"));

    boolean first = sql.write(connection -> saved.restore(connection, rows.getFirst()));
    boolean again = sql.write(connection -> saved.restore(connection, rows.getFirst()));
    assertThat(first).isTrue();
    assertThat(again).isFalse();
    saved.restored();
    assertThat(said("a@shop.example")).contains(SenderChoice.BLOCK);
  }
}
