package org.carillon.account.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.carillon.account.Account;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.tree.ChangedEntries;
import org.carillon.contract.tree.ChangedEntry;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.EntryChange;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of changes through the tree, all or nothing, and of who is told of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreeChangesTest {
  private static final EntryChange NOTHING = new EntryChange(new AttributeValues());

  private TestDatabase database;
  private TestDirectory directory;
  private DirectoryTree tree;
  private Account alice;

  @BeforeAll
  void open(@TempDir Path home) throws Exception {
    database = TestDatabase.fresh();
    directory = new TestDirectory(database, home);
    directory.domain("tree.test");
    directory.domain("other.test");
    alice = directory.account("alice@tree.test");
    tree = TestTree.of(database, directory);
  }

  @AfterAll
  void close() throws Exception {
    database.close();
  }

  private Optional<TreeEntry> found(TreeKind kind, String address) {
    return done(
            tree.list(
                Optional.of(ADMINISTRATOR),
                new TreeQuery(
                    kind,
                    Optional.empty(),
                    new TreeCondition.Address(address),
                    Optional.empty(),
                    10)))
        .items()
        .stream()
        .findFirst();
  }

  private List<String> news(Caller caller, String since) {
    return done(tree.changes(caller, since)).changes().stream()
        .map(each -> each.changeType() + " " + each.key())
        .toList();
  }

  @Test
  void renamedAddressIsReportedWithOtherChanges() {
    directory.account("bob@tree.test");
    String before = done(tree.place());
    TreeEntry bob = found(TreeKind.PERSON, "bob@tree.test").orElseThrow();
    EntryChange change =
        new EntryChange(
                new AttributeValues().with(AccountType.DISPLAY_NAME, "Robert"),
                Optional.of(List.of("bob@tree.test", "b@tree.test")),
                Optional.empty())
            .named("robert@tree.test");
    done(
        tree.change(
            ADMINISTRATOR, TreeKind.PERSON, bob.key(), change, OptionalLong.of(bob.version())));
    TreeEntry now = found(TreeKind.PERSON, "bob@tree.test").orElseThrow();
    assertThat(now.id()).isEqualTo(bob.id());
    assertThat(now.key()).isEqualTo("robert@tree.test");
    assertThat(now.addresses()).containsExactly("b@tree.test", "bob@tree.test");
    assertThat(news(ADMINISTRATOR, before)).contains("RENAMED bob@tree.test");

    // The address is taken, so the name stays as it was too.
    EntryChange taken =
        new EntryChange(new AttributeValues().with(AccountType.DISPLAY_NAME, "Nobody"))
            .named("alice@tree.test");
    assertThat(
            tree.change(ADMINISTRATOR, TreeKind.PERSON, now.key(), taken, OptionalLong.empty())
                .asFailure())
        .containsInstanceOf(Failure.Taken.class);
    assertThat(
            found(TreeKind.PERSON, "b@tree.test")
                .orElseThrow()
                .values()
                .get(AccountType.DISPLAY_NAME))
        .contains("Robert");
  }

  @Test
  void groupIsCreatedWithItsMembersOrNotAtAll() {
    String before = done(tree.place());
    EntryChange wanted =
        new EntryChange(new AttributeValues().with(GroupType.DESCRIPTION, "All of us"))
            .withMembers(List.of("alice@tree.test", "zoe@elsewhere.test"), List.of());
    assertThat(
            tree.create(
                    ADMINISTRATOR,
                    TreeKind.GROUP,
                    "crew@tree.test",
                    wanted.withMembers(List.of("nobody@tree.test"), List.of()))
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(found(TreeKind.GROUP, "crew@tree.test")).isEmpty();
    done(tree.create(ADMINISTRATOR, TreeKind.GROUP, "crew@tree.test", wanted));
    TreeEntry crew = found(TreeKind.GROUP, "crew@tree.test").orElseThrow();
    assertThat(crew.members()).hasSize(2);
    done(
        tree.change(
            ADMINISTRATOR,
            TreeKind.GROUP,
            crew.key(),
            NOTHING.withMembers(List.of(), List.of("alice@tree.test")).named("team@tree.test"),
            OptionalLong.of(crew.version())));
    TreeEntry team = found(TreeKind.GROUP, "team@tree.test").orElseThrow();
    assertThat(team.id()).isEqualTo(crew.id());
    assertThat(team.members()).hasSize(1);
    assertThat(found(TreeKind.GROUP, "crew@tree.test")).isEmpty();
    done(tree.delete(ADMINISTRATOR, TreeKind.GROUP, "team@tree.test"));
    assertThat(news(ADMINISTRATOR, before))
        .contains("ADDED crew@tree.test", "RENAMED crew@tree.test", "DELETED team@tree.test");
  }

  @Test
  void severalChangesAreDoneTogetherOrNotAtAll() {
    String before = done(tree.place());
    Answer<Void> failed =
        tree.together(
            () ->
                tree.create(ADMINISTRATOR, TreeKind.PERSON, "one@tree.test", NOTHING)
                    .then(
                        _ ->
                            tree.create(
                                ADMINISTRATOR, TreeKind.PERSON, "alice@tree.test", NOTHING)));
    assertThat(failed.asFailure()).containsInstanceOf(Failure.Taken.class);
    assertThat(found(TreeKind.PERSON, "one@tree.test")).isEmpty();
    done(
        tree.together(
            () ->
                tree.create(ADMINISTRATOR, TreeKind.PERSON, "one@tree.test", NOTHING)
                    .then(
                        _ ->
                            tree.create(
                                ADMINISTRATOR, TreeKind.PERSON, "two@tree.test", NOTHING))));
    assertThat(found(TreeKind.PERSON, "one@tree.test")).isPresent();
    assertThat(news(ADMINISTRATOR, before)).contains("ADDED one@tree.test", "ADDED two@tree.test");
  }

  @Test
  void groupIsReportedChangedWhenAMemberIsRenamedOrDeleted() {
    directory.account("carol@tree.test");
    done(
        tree.create(
            ADMINISTRATOR,
            TreeKind.GROUP,
            "choir@tree.test",
            NOTHING.withMembers(List.of("carol@tree.test"), List.of())));
    String before = done(tree.place());
    done(tree.rename(ADMINISTRATOR, TreeKind.PERSON, "carol@tree.test", "c@tree.test", false));
    assertThat(news(ADMINISTRATOR, before))
        .contains("RENAMED carol@tree.test", "CHANGED choir@tree.test");
    before = done(tree.place());
    done(tree.delete(ADMINISTRATOR, TreeKind.PERSON, "c@tree.test"));
    assertThat(news(ADMINISTRATOR, before))
        .contains("DELETED c@tree.test", "CHANGED choir@tree.test");
  }

  @Test
  void onlyChangesOfAdministeredDomainsAreReported() {
    String before = done(tree.place());
    directory.account("dave@other.test");
    directory.account("dave@tree.test");
    Caller keeper = new Caller(0, "keeper", new Rights.DomainAdministrator(alice.domain()), "t");
    assertThat(news(keeper, before))
        .contains("ADDED dave@tree.test")
        .doesNotContain("ADDED dave@other.test");
    Caller user = new Caller(alice.id(), alice.address(), new Rights.User(), "t");
    assertThat(tree.changes(user, before).asFailure()).containsInstanceOf(Failure.NotAllowed.class);
    assertThat(news(ADMINISTRATOR, before)).contains("ADDED dave@other.test");
  }

  @Test
  void anExpiredOrForeignPlaceIsOutdated() {
    String here = done(tree.place());
    for (String wrong :
        List.of(
            "",
            "nonsense",
            "0000000000000000" + here.substring(16),
            here.replaceFirst("-[0-9]+$", "-1"),
            here.replaceFirst("-[0-9]+-", "-99999999999-"))) {
      assertThat(tree.changes(ADMINISTRATOR, wrong).asFailure())
          .containsInstanceOf(Failure.Outdated.class);
    }
  }

  @Test
  void aLateCommitIsReported() throws Exception {
    String before = done(tree.place());
    try (var slow = database.dataSource().getConnection()) {
      slow.setAutoCommit(false);
      try (var statement = slow.createStatement()) {
        statement.executeUpdate(
            "update account set version = version + 1 where id = " + alice.id());
      }
      directory.account("eve@tree.test");
      ChangedEntries early = done(tree.changes(ADMINISTRATOR, before));
      assertThat(early.changes()).extracting(ChangedEntry::key).contains("eve@tree.test");
      slow.commit();
      assertThat(news(ADMINISTRATOR, early.place())).contains("CHANGED alice@tree.test");
    }
  }

  @Test
  void thousandsOfMembersAreCreatedAtOnce() {
    directory.domain("many.test");
    List<String> many =
        IntStream.range(0, 3_000).mapToObj(i -> "m" + i + "@elsewhere.test").toList();
    done(
        tree.create(
            ADMINISTRATOR, TreeKind.GROUP, "many@many.test", NOTHING.withMembers(many, List.of())));
    assertThat(found(TreeKind.GROUP, "many@many.test").orElseThrow().members()).hasSize(3_000);
  }
}
