package org.carillon.account.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Alias;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of who finds whom, with which conditions, page by page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryTreeTest {
  private static final TreeCondition ALL = new TreeCondition.All();

  private TestDatabase database;
  private TestDirectory directory;
  private DirectoryTree tree;
  private Account alice;
  private Account gone;
  private long domain;

  @BeforeAll
  void open(@TempDir Path home) throws Exception {
    database = TestDatabase.fresh();
    directory = new TestDirectory(database, home);
    domain = directory.domain("tree.test").id();
    directory.domain("other.test");
    alice = directory.account("alice@tree.test");
    directory.account("bob@tree.test");
    gone = directory.account("gone@tree.test");
    directory.account("alice@other.test");
    change(
        "alice@tree.test",
        new AccountChange(
            Optional.empty(),
            Optional.of("Älice Ångström"),
            Optional.empty(),
            new Profile(
                Map.of(
                    PersonAttributes.WORK_PHONE.name(),
                    "+49 30 12-34",
                    PersonAttributes.EMPLOYEE_NUMBER.name(),
                    "4711")),
            Optional.of(
                List.of(
                    new Alias("sales@tree.test", Alias.Kind.NAME, "alice@tree.test"),
                    new Alias("+495551@tree.test", Alias.Kind.TELEPHONE, "alice@tree.test")))));
    change(
        "gone@tree.test",
        new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)));
    tree = TestTree.of(database, directory);
  }

  @AfterAll
  void close() throws Exception {
    database.close();
  }

  private void change(String address, AccountChange change) {
    TestDirectory.done(
        directory
            .accounts()
            .change(TestDirectory.ADMINISTRATOR, address, change, OptionalLong.empty()));
  }

  private static Caller user(Account account) {
    return new Caller(account.id(), account.address(), new Rights.User(), "t");
  }

  private Answer<Page<TreeEntry>> asked(
      Optional<Caller> caller, TreeKind kind, Optional<String> in, TreeCondition condition) {
    return tree.list(caller, new TreeQuery(kind, in, condition, Optional.empty(), 100));
  }

  private List<String> found(Caller caller, TreeCondition condition) {
    return TestDirectory.done(
            asked(Optional.of(caller), TreeKind.PERSON, Optional.empty(), condition))
        .items()
        .stream()
        .map(TreeEntry::key)
        .toList();
  }

  private List<String> found(TreeCondition condition) {
    return found(TestDirectory.ADMINISTRATOR, condition);
  }

  @Test
  void administratorsSearchIndexedAttributes() {
    assertThat(found(ALL))
        .containsExactlyInAnyOrder(
            "alice@tree.test", "bob@tree.test", "gone@tree.test", "alice@other.test");
    assertThat(found(new TreeCondition.Address("SALES@tree.test")))
        .containsExactly("alice@tree.test");
    assertThat(found(new TreeCondition.LocalPart("alice"))).hasSize(2);
    assertThat(found(new TreeCondition.LocalPartWith("555"))).containsExactly("alice@tree.test");
    assertThat(found(new TreeCondition.TextWith("ångs"))).containsExactly("alice@tree.test");
    assertThat(found(new TreeCondition.TextWith("+49301234"))).containsExactly("alice@tree.test");
    assertThat(found(new TreeCondition.AddressWith("ale"))).containsExactly("alice@tree.test");
    assertThat(found(new TreeCondition.AddressWith("%"))).hasSize(4);
    assertThat(found(new TreeCondition.Id(alice.uuid()))).containsExactly("alice@tree.test");
    assertThat(found(new TreeCondition.Address("nobody"))).isEmpty();
    assertThat(found(new TreeCondition.Address("\0@tree.test"))).isEmpty();
  }

  @Test
  void cachedSearchIsRefreshedWhenTheDirectoryChanges() {
    directory.account("changing@other.test");
    TreeCondition changing = new TreeCondition.LocalPart("changing");
    assertThat(found(changing)).containsExactly("changing@other.test");
    assertThat(found(new TreeCondition.TextWith("Changed"))).isEmpty();
    change(
        "changing@other.test",
        new AccountChange(Optional.empty(), Optional.of("Changed Name"), Optional.empty()));
    assertThat(found(new TreeCondition.TextWith("Changed"))).containsExactly("changing@other.test");
    TestDirectory.done(
        directory
            .accounts()
            .delete(TestDirectory.ADMINISTRATOR, "changing@other.test", OptionalLong.empty()));
    assertThat(found(changing)).isEmpty();
  }

  @Test
  void searchConditionsAreCombined() {
    TreeCondition named = new TreeCondition.LocalPart("alice");
    TreeCondition called = new TreeCondition.TextWith("ångström");
    TreeCondition bob = new TreeCondition.LocalPart("bob");
    assertThat(found(new TreeCondition.Each(List.of(named, called, ALL))))
        .containsExactly("alice@tree.test");
    assertThat(found(new TreeCondition.Any(List.of(called, bob)))).hasSize(2);
    assertThat(found(new TreeCondition.Each(List.of(called, bob)))).isEmpty();
    assertThat(found(new TreeCondition.Any(List.of()))).isEmpty();
    assertThat(found(new TreeCondition.Any(List.of(bob, ALL)))).hasSize(4);
  }

  @Test
  void accountsSeeTheAddressBookOfTheirDomain() {
    assertThat(found(user(alice), ALL)).containsExactly("alice@tree.test", "bob@tree.test");
    TreeEntry entry =
        TestDirectory.done(
                asked(
                    Optional.of(user(alice)),
                    TreeKind.PERSON,
                    Optional.empty(),
                    new TreeCondition.LocalPart("alice")))
            .items()
            .getFirst();
    assertThat(entry.addresses()).containsExactly("sales@tree.test");
    assertThat(entry.telephones()).containsExactly("+495551");
    assertThat(entry.values().get(PersonAttributes.WORK_PHONE)).contains("+49 30 12-34");
    assertThat(entry.values().get(PersonAttributes.EMPLOYEE_NUMBER)).isEmpty();
    assertThat(entry.values().get(AccountType.ENABLED)).isEmpty();
  }

  @Test
  void entriesOfOtherDomainsAreHidden() {
    for (Caller caller :
        List.of(user(alice), new Caller(0, "half", new Rights.DomainAdministrator(domain), "t"))) {
      assertThat(
              asked(Optional.of(caller), TreeKind.PERSON, Optional.of("other.test"), ALL)
                  .asFailure())
          .containsInstanceOf(Failure.NotFound.class);
      assertThat(found(caller, new TreeCondition.LocalPart("alice")))
          .containsExactly("alice@tree.test");
    }
    assertThat(found(new Caller(0, "half", new Rights.DomainAdministrator(domain), "t"), ALL))
        .contains("gone@tree.test");
  }

  @Test
  void addressBookOfADomainMayBeDisabled() {
    directory.set(Scope.domain(domain), "ldap.address-book", "false");
    try {
      assertThat(found(user(alice), ALL)).containsExactly("alice@tree.test");
    } finally {
      directory.set(Scope.domain(domain), "ldap.address-book", "true");
    }
  }

  @Test
  void anonymousSearchFindsNothingUnlessADomainAllowsIt() {
    assertThat(asked(Optional.empty(), TreeKind.PERSON, Optional.of("tree.test"), ALL).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    directory.set(Scope.domain(domain), "ldap.anonymous", "true");
    try {
      assertThat(
              TestDirectory.done(
                      asked(Optional.empty(), TreeKind.PERSON, Optional.of("tree.test"), ALL))
                  .items())
          .hasSize(2);
      assertThat(asked(Optional.empty(), TreeKind.PERSON, Optional.empty(), ALL).asFailure())
          .containsInstanceOf(Failure.NotAllowed.class);
    } finally {
      directory.set(Scope.domain(domain), "ldap.anonymous", "false");
    }
    assertThat(gone.enabled()).isTrue();
  }

  @Test
  void pagesContinueAfterTheLastEntry() {
    Optional<String> after = Optional.empty();
    int count = 0;
    do {
      Page<TreeEntry> page =
          TestDirectory.done(
              tree.list(
                  Optional.of(TestDirectory.ADMINISTRATOR),
                  new TreeQuery(TreeKind.PERSON, Optional.empty(), ALL, after, 3)));
      count += page.items().size();
      after = page.next();
    } while (after.isPresent());
    assertThat(count).isEqualTo(4);
    assertThat(
            tree.list(
                    Optional.of(TestDirectory.ADMINISTRATOR),
                    new TreeQuery(
                        TreeKind.PERSON, Optional.empty(), ALL, Optional.of("nowhere"), 3))
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void domainsAreListedAndFoundById() {
    Page<TreeEntry> all =
        TestDirectory.done(
            asked(
                Optional.of(TestDirectory.ADMINISTRATOR), TreeKind.DOMAIN, Optional.empty(), ALL));
    assertThat(all.items()).extracting(TreeEntry::key).containsExactly("other.test", "tree.test");
    assertThat(
            TestDirectory.done(
                    asked(
                        Optional.of(TestDirectory.ADMINISTRATOR),
                        TreeKind.DOMAIN,
                        Optional.empty(),
                        new TreeCondition.Id(all.items().get(1).id())))
                .items())
        .extracting(TreeEntry::key)
        .containsExactly("tree.test");
  }

  @Test
  void groupsAreFoundByNameAndMember() {
    long group = 1_000_000;
    for (String made :
        List.of(
            "insert into mail_group (id, domain, local_part, kind, display_name, description,"
                + " writers, omits_author, errors_to_owner, created, modified, version) values ("
                + group
                + ", "
                + domain
                + ", 'staff', 'GROUP', 'Staff', '', 'ANYBODY', false, false, now(), now(), 1)",
            "insert into address (domain, local_part, kind, mail_group) values ("
                + domain
                + ", 'staff', 'GROUP', "
                + group
                + ")",
            "insert into group_member (mail_group, role, account) values ("
                + group
                + ", 'MEMBER', "
                + alice.id()
                + ")",
            "insert into group_member (mail_group, role, address) values ("
                + group
                + ", 'MEMBER', 'zoe@elsewhere.test')")) {
      database.transactions().run(entities -> entities.createNativeQuery(made).executeUpdate());
    }
    directory.image().follow();
    for (TreeCondition condition :
        List.of(
            ALL,
            new TreeCondition.Member("sales"),
            new TreeCondition.LocalPart("Staff"),
            new TreeCondition.Any(
                List.of(new TreeCondition.Address("staff@tree.test"), new TreeCondition.None())))) {
      TreeEntry found = staff(TestDirectory.ADMINISTRATOR, condition);
      assertThat(found.key()).isEqualTo("staff@tree.test");
      assertThat(found.members())
          .extracting(TreeEntry.Member::address)
          .containsExactly("alice@tree.test", "zoe@elsewhere.test");
      assertThat(staff(TestDirectory.ADMINISTRATOR, new TreeCondition.Id(found.id())))
          .isEqualTo(found);
    }
    assertThat(staff(user(alice), ALL).members()).isEmpty();
    assertThat(
            TestDirectory.done(
                    asked(
                        Optional.of(TestDirectory.ADMINISTRATOR),
                        TreeKind.GROUP,
                        Optional.of("other.test"),
                        ALL))
                .items())
        .isEmpty();
  }

  private TreeEntry staff(Caller caller, TreeCondition condition) {
    return TestDirectory.done(
            asked(Optional.of(caller), TreeKind.GROUP, Optional.empty(), condition))
        .items()
        .getFirst();
  }
}
