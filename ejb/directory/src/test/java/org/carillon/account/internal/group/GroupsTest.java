package org.carillon.account.internal.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.carillon.account.Account;
import org.carillon.account.Domain;
import org.carillon.account.Resolution;
import org.carillon.account.group.Forwarder;
import org.carillon.account.group.Group;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupMail.Author;
import org.carillon.account.group.GroupMail.Member;
import org.carillon.account.group.GroupMember;
import org.carillon.account.group.GroupPosting;
import org.carillon.account.group.MembersChanged;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SavedRows;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of groups and forwarders with a real database. */
class GroupsTest {
  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.fresh();
  private Fixture fixture;
  private Domain domain;
  private Account alice;
  private Account bob;

  /** The operations on one database. */
  private static final class Fixture {
    private final TestDirectory directory;
    private final GroupOperations groups;
    private final GroupMemberOperations members;
    private final ForwarderOperations forwarders;
    private final StoredMemberships memberships;
    private final StoredGroupMail mail;

    Fixture(TestDatabase database, Path home) {
      directory = new TestDirectory(database, home);
      var transactions = new DirectoryTransactions(database.transactions(), directory.versions());
      groups = new GroupOperations(transactions, directory.audit());
      members = new GroupMemberOperations(transactions, directory.audit());
      forwarders = new ForwarderOperations(transactions, directory.audit());
      memberships = new StoredMemberships(database.transactions(), directory.image());
      mail = new StoredGroupMail(database.transactions(), directory.addresses(), memberships);
    }

    Group group(String address, GroupAttributes terms, String... members) {
      Group made = done(groups.create(ADMINISTRATOR, address, terms));
      add(address, members);
      return made;
    }

    int add(String address, String... those) {
      return done(members.add(ADMINISTRATOR, address, List.of(those))).added();
    }

    List<String> shown(String address) {
      return done(members.list(ADMINISTRATOR, address, FIRST_PAGE)).items().stream()
          .map(GroupMember::address)
          .toList();
    }

    Resolution.Several several(String address) {
      return (Resolution.Several) directory.addresses().resolve(address);
    }
  }

  @BeforeEach
  void open() {
    fixture = new Fixture(database, home);
    domain = fixture.directory.domain("example.test");
    alice = fixture.directory.account("alice@example.test");
    bob = fixture.directory.account("bob@example.test");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void groupHasAUniqueAddressAndMembersOfAllKinds() {
    fixture.group("inner@example.test", GroupAttributes.USUAL, "bob@example.test");
    Group staff =
        fixture.group(
            "staff@example.test",
            GroupAttributes.USUAL.called("Staff"),
            "alice@example.test",
            "inner@example.test",
            "Far@Example.ORG");

    assertThat(fixture.directory.addresses().resolve("STAFF+x@example.test"))
        .isEqualTo(new Resolution.Several(staff.id(), domain.id(), "staff@example.test", true));
    assertThat(fixture.shown("staff@example.test"))
        .containsExactly("alice@example.test", "far@example.org", "inner@example.test");
    assertThat(done(fixture.groups.find(ADMINISTRATOR, "staff@example.test")).size()).isEqualTo(3);
    assertThat(fixture.add("staff@example.test", "alice@example.test")).isZero();
    assertThat(
            fixture
                .groups
                .create(ADMINISTRATOR, "alice@example.test", GroupAttributes.USUAL)
                .asFailure())
        .containsInstanceOf(Failure.Taken.class);
    assertThat(
            fixture
                .members
                .add(
                    ADMINISTRATOR,
                    "staff@example.test",
                    List.of("bob@example.test", "nobody@example.test"))
                .asFailure())
        .get()
        .extracting("code")
        .isEqualTo("unknown-member");
    assertThat(fixture.shown("staff@example.test")).doesNotContain("bob@example.test");
    assertThat(
            done(
                fixture.members.remove(
                    ADMINISTRATOR, "staff@example.test", List.of("far@example.org", "x@y.test"))))
        .isEqualTo(new MembersChanged(0, 1));
    done(fixture.groups.delete(ADMINISTRATOR, "staff@example.test", OptionalLong.empty()));
    assertThat(fixture.directory.addresses().resolve("staff@example.test"))
        .isInstanceOf(Resolution.Unknown.class);
    assertThat(fixture.directory.account("staff@example.test")).isNotNull();
  }

  @Test
  void membersOfNestedGroupsBelongToBoth() {
    Group inner = fixture.group("inner@example.test", GroupAttributes.USUAL, "bob@example.test");
    Group outer = fixture.group("outer@example.test", GroupAttributes.USUAL, "inner@example.test");
    fixture.add("inner@example.test", "outer@example.test");

    assertThat(fixture.memberships.of(bob.id())).containsExactlyInAnyOrder(inner.id(), outer.id());
    assertThat(fixture.memberships.of(alice.id())).isEmpty();
    assertThat(fixture.memberships.address(outer.id())).contains("outer@example.test");

    done(fixture.members.remove(ADMINISTRATOR, "inner@example.test", List.of("bob@example.test")));
    assertThat(fixture.memberships.of(bob.id())).isEmpty();
  }

  @Test
  void deletedAccountIsNoMemberUntilRestored() {
    fixture.group(
        "staff@example.test", GroupAttributes.USUAL, "alice@example.test", "bob@example.test");
    done(
        fixture
            .directory
            .accounts()
            .delete(ADMINISTRATOR, "bob@example.test", OptionalLong.empty()));

    assertThat(fixture.shown("staff@example.test")).containsExactly("alice@example.test");
    assertThat(fixture.mail.members(fixture.several("staff@example.test").group()))
        .containsExactly(
            new Member.Account(
                new Resolution.Local(alice.id(), domain.id(), "alice@example.test", "")));
    assertThat(
            fixture
                .directory
                .domains()
                .delete(ADMINISTRATOR, "example.test", OptionalLong.empty())
                .asFailure())
        .containsInstanceOf(Failure.Taken.class);
  }

  @Test
  void onlyPermittedSendersMayWrite() {
    fixture.group("in@example.test", GroupAttributes.USUAL, "bob@example.test", "far@example.org");
    fixture.directory.domain("other.test");
    Account eve = fixture.directory.account("eve@other.test");
    Author inside = new Author(OptionalLong.of(alice.id()), "alice@example.test");
    Author member = new Author(OptionalLong.of(bob.id()), "bob@example.test");
    Author forged = new Author(OptionalLong.empty(), "bob@example.test");
    Author neighbour = new Author(OptionalLong.of(eve.id()), "eve@other.test");
    Author known = new Author(OptionalLong.empty(), "far@example.org");
    Author stranger = new Author(OptionalLong.empty(), "x@example.org");
    List<Author> all = List.of(inside, member, forged, neighbour, known, stranger);

    GroupAttributes named =
        new GroupAttributes(
            "", "", GroupPosting.NAMED, List.of("in@example.test"), "eve@other.test", false, false);
    assertThat(writing("any", GroupAttributes.USUAL.writtenBy(GroupPosting.ANYBODY), all))
        .isEqualTo(all);
    assertThat(writing("dom", GroupAttributes.USUAL, all)).containsExactly(inside, member);
    assertThat(writing("mem", GroupAttributes.USUAL.writtenBy(GroupPosting.MEMBERS), all))
        .containsExactly(member, known);
    assertThat(writing("named", named, all)).containsExactly(member, neighbour, known);
  }

  private List<Author> writing(String name, GroupAttributes terms, List<Author> all) {
    String address = name + "@example.test";
    fixture.group(address, terms, "in@example.test");
    Resolution.Several group = fixture.several(address);
    return all.stream().filter(author -> fixture.mail.takes(group, author)).toList();
  }

  @Test
  void domainAdministratorsSeeNoGroupsOfOtherDomains() {
    fixture.directory.domain("other.test");
    fixture.directory.account("eve@other.test");
    Caller own = new Caller(0, "keeper", new Rights.DomainAdministrator(domain.id()), "s");
    done(fixture.groups.create(own, "staff@example.test", GroupAttributes.USUAL));
    assertThat(
            done(fixture.members.add(
                    own, "staff@example.test", List.of("eve@other.test", "nobody@other.test")))
                .added())
        .isEqualTo(2);
    assertThat(done(fixture.members.list(own, "staff@example.test", FIRST_PAGE)).items())
        .extracting(GroupMember::kind)
        .containsOnly(GroupMember.Kind.ELSEWHERE);
    assertThat(fixture.groups.create(own, "staff@other.test", GroupAttributes.USUAL).asFailure())
        .get()
        .extracting("code")
        .isEqualTo("unknown-domain");
    Caller user = new Caller(alice.id(), alice.address(), new Rights.User(), "s");
    assertThat(fixture.members.list(user, "staff@example.test", FIRST_PAGE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(fixture.groups.find(user, "staff@example.test").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void tenThousandMembersAreAddedAtOnceAndListedInPages() {
    Group group = fixture.group("many@example.test", GroupAttributes.USUAL);
    List<String> many =
        IntStream.range(0, 10_000).mapToObj(each -> "m" + each + "@example.org").toList();

    assertThat(done(fixture.members.add(ADMINISTRATOR, "many@example.test", many)).added())
        .isEqualTo(10_000);

    List<String> shown = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var page =
          done(
              fixture.members.list(
                  ADMINISTRATOR,
                  "many@example.test",
                  new PageRequest(Optional.empty(), after, PageRequest.MOST)));
      page.items().forEach(each -> shown.add(each.address()));
      after = page.next();
    } while (after.isPresent());
    assertThat(shown).hasSize(10_000).isSorted().containsAll(many);
    assertThat(done(fixture.groups.find(ADMINISTRATOR, "many@example.test")).version())
        .isGreaterThan(group.version());
  }

  @Test
  void patternIsNoForwarder() {
    assertThat(
            fixture
                .forwarders
                .create(ADMINISTRATOR, "*@example.test", List.of("alice@example.test"), "")
                .asFailure())
        .hasValueSatisfying(
            why -> assertThat(((Failure.Invalid) why).message()).contains("catch-all"));
  }

  @Test
  void forwarderDeliversToItsTargets() {
    Answer<Forwarder> none =
        fixture.forwarders.create(ADMINISTRATOR, "info@example.test", List.of(), "");
    assertThat(none.asFailure()).get().extracting("code").isEqualTo("missing");
    done(
        fixture.forwarders.create(
            ADMINISTRATOR, "info@example.test", List.of("bob@example.test", "x@far.test"), "d"));

    Forwarder changed =
        done(
            fixture.forwarders.change(
                ADMINISTRATOR,
                "info@example.test",
                Optional.of(List.of("alice@example.test")),
                Optional.empty(),
                OptionalLong.of(1)));

    assertThat(changed.targets()).containsExactly("alice@example.test");
    assertThat(changed.version()).isEqualTo(2);
    assertThat(fixture.several("info@example.test").isGroup()).isFalse();
    assertThat(
            fixture.mail.takes(
                fixture.several("info@example.test"), new Author(OptionalLong.empty(), "")))
        .isTrue();
    assertThat(fixture.groups.find(ADMINISTRATOR, "info@example.test").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void groupsAreRestoredFromABackup() throws Exception {
    fixture.group("inner@example.test", GroupAttributes.USUAL, "bob@example.test");
    fixture.group(
        "staff@example.test",
        new GroupAttributes(
            "Staff",
            "",
            GroupPosting.NAMED,
            List.of("x@far.test"),
            "alice@example.test",
            true,
            true),
        "inner@example.test",
        "y@far.test");
    try (TestDatabase to = TestDatabase.fresh()) {
      Fixture found = new Fixture(to, home.resolve("found"));
      found.directory.domain("example.test");
      found.directory.account("alice@example.test");
      found.directory.account("bob@example.test");
      for (int twice = 0; twice < 2; twice++) {
        restore(new SavedGroups(), to);
        restore(new SavedGroupMembers(found.directory.transactions()), to);
      }

      assertThat(done(found.groups.find(ADMINISTRATOR, "staff@example.test")).terms())
          .isEqualTo(done(fixture.groups.find(ADMINISTRATOR, "staff@example.test")).terms());
      assertThat(found.shown("staff@example.test"))
          .containsExactly("inner@example.test", "y@far.test");
      assertThat(found.several("inner@example.test").isGroup()).isTrue();
    }
  }

  private void restore(SavedRows rows, TestDatabase to) throws Exception {
    List<String> saved = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      rows.save(connection, saved::add);
    }
    try (Connection connection = to.dataSource().getConnection()) {
      for (String row : saved) {
        rows.restore(connection, row);
      }
    }
    rows.restored();
  }
}
