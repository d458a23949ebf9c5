package org.carillon.account.internal.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carillon.account.Account;
import org.carillon.account.Alias;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.people.AccountSearch;
import org.carillon.account.people.PersonField;
import org.carillon.account.people.PersonOrder;
import org.carillon.account.people.PersonQuery;
import org.carillon.account.people.PersonQuery.Comparison;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that only administrators find accounts by their owners' attributes. */
class PeopleTest {
  private static final PersonField DEPARTMENT = new PersonField.Said(PersonAttributes.DEPARTMENT);

  @TempDir private Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private AccountSearch people;
  private Account alice;

  @BeforeEach
  void peopleOfTwoDomains() throws Exception {
    database = TestDatabase.fresh();
    directory = new TestDirectory(database, home);
    directory.domain("a.test");
    directory.domain("b.test");
    people = directory.people();
    alice = person("alice@a.test", "R&D 100%", "x-1", "ali");
    person("bob@a.test", "Sales", "X-1", "b_b");
    person("carol@b.test", "Sales", "x-2", "car");
  }

  private Account person(String address, String department, String outside, String alias) {
    return done(
        directory
            .accounts()
            .create(
                ADMINISTRATOR,
                new NewAccount(
                    address,
                    new PasswordInput.Hashed("!"),
                    "",
                    !address.startsWith("bob"),
                    new Profile(Map.of("department", department, "externalId", outside)),
                    List.of(
                        new Alias(
                            alias + address.substring(address.indexOf('@')),
                            Alias.Kind.NAME,
                            "")))));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<String> found(PersonQuery query) {
    return done(people.search(ADMINISTRATOR, query, PersonOrder.PLAIN, 0, 10)).some().stream()
        .map(person -> person.account().address().split("@")[0])
        .toList();
  }

  private static PersonQuery is(PersonField place, Comparison how, String value) {
    return new PersonQuery.Compared(place, how, value);
  }

  @Test
  void attributesAreComparedByTheirOwnRules() {
    assertThat(found(is(DEPARTMENT, Comparison.EQUALS, "sales"))).containsExactly("bob", "carol");
    assertThat(found(is(DEPARTMENT, Comparison.CONTAINS, "0%"))).containsExactly("alice");
    assertThat(found(is(DEPARTMENT, Comparison.STARTS, "d"))).isEmpty();
    assertThat(found(is(PersonField.Fixed.ADDRESS, Comparison.EQUALS, "ALICE@a.test")))
        .containsExactly("alice");
    assertThat(found(is(PersonField.Fixed.ADDRESS, Comparison.ENDS, "@b.test")))
        .containsExactly("carol");
    assertThat(found(is(PersonField.Fixed.ANY_ADDRESS, Comparison.EQUALS, "b_b@a.test")))
        .containsExactly("bob");
    assertThat(found(is(PersonField.Fixed.ID, Comparison.EQUALS, alice.uuid().toString())))
        .containsExactly("alice");
    assertThat(found(is(PersonField.Fixed.ID, Comparison.EQUALS, "1"))).isEmpty();
    assertThat(
            found(is(new PersonField.Said(PersonAttributes.EXTERNAL_ID), Comparison.EQUALS, "X-1")))
        .containsExactly("bob");
    assertThat(found(is(PersonField.Fixed.CREATED, Comparison.ABOVE, "2020-01-01T00:00:00Z")))
        .hasSize(3);
    assertThat(found(is(PersonField.Fixed.CREATED, Comparison.ABOVE, "soon"))).isEmpty();
    assertThat(found(new PersonQuery.Enabled(false))).containsExactly("bob");
    assertThat(
            found(
                new PersonQuery.All(
                    List.of(
                        new PersonQuery.Present(DEPARTMENT),
                        new PersonQuery.Not(is(DEPARTMENT, Comparison.EQUALS, "sales"))))))
        .containsExactly("alice");
  }

  @Test
  void personPagesAreOrderedAndCounted() {
    AccountSearch.Found last =
        done(
            people.search(
                ADMINISTRATOR,
                new PersonQuery.Everybody(),
                new PersonOrder(DEPARTMENT, true),
                1,
                1));

    assertThat(last.total()).isEqualTo(3);
    assertThat(last.some())
        .singleElement()
        .satisfies(
            person -> {
              assertThat(person.account().address()).isEqualTo("bob@a.test");
              assertThat(person.aliases()).extracting(Alias::address).containsExactly("b_b@a.test");
            });
  }

  @Test
  void domainAdministratorsFindOnlyPersonsOfTheirDomain() {
    Caller domain =
        new Caller(0, "d", new Rights.DomainAdministrator(alice.domain()), "test", Proof.PASSWORD);
    Caller user = new Caller(alice.id(), "alice@a.test", new Rights.User(), "test");

    assertThat(
            done(people.search(domain, new PersonQuery.Everybody(), PersonOrder.PLAIN, 0, 10))
                .total())
        .isEqualTo(2);
    assertThat(
            people.search(user, new PersonQuery.Everybody(), PersonOrder.PLAIN, 0, 10).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(done(people.find(user, alice.uuid())).account()).isEqualTo(alice);
  }
}
