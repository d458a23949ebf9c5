package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Alias;
import org.carillon.account.DomainChange;
import org.carillon.account.NewDomain;
import org.carillon.account.Resolution;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.Test;

/** Tests of domains, accounts and their addresses. */
class DirectoryTest extends OwnIdentityTest {
  @Test
  void domainIsStoredInCanonicalFormAndCreatedOnce() {
    var made = directory.domain("MÜNCHEN.example");

    assertThat(made.name()).isEqualTo("xn--mnchen-3ya.example");
    assertThat(
            directory
                .domains()
                .create(ADMINISTRATOR, new NewDomain("xn--mnchen-3ya.example", ""))
                .asFailure())
        .containsInstanceOf(Failure.Taken.class);
    assertThat(
            directory.domains().create(ADMINISTRATOR, new NewDomain("no domain", "")).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void aliasDomainResolvesToTheSameAccounts() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");

    done(
        directory
            .domains()
            .change(
                ADMINISTRATOR,
                "example.test",
                new DomainChange(
                    Optional.of(List.of("Example.ORG")), Optional.empty(), Optional.empty()),
                OptionalLong.empty()));

    assertThat(directory.addresses().resolve("Alice@example.org"))
        .isEqualTo(new Resolution.Local(alice.id(), alice.domain(), "alice@example.test", ""));
  }

  @Test
  void addressesResolveWithDetailAliasAndTelephoneNumber() {
    var domain = directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    done(
        directory
            .aliases()
            .create(
                ADMINISTRATOR,
                new Alias("+4930123@example.test", Alias.Kind.TELEPHONE, "alice@example.test")));
    var here = directory.addresses();

    assertThat(here.resolve("alice+Lists@example.test"))
        .isEqualTo(new Resolution.Local(alice.id(), domain.id(), "alice@example.test", "Lists"));
    assertThat(here.resolve("+4930123@example.test"))
        .isEqualTo(new Resolution.Local(alice.id(), domain.id(), "alice@example.test", ""));
    assertThat(here.resolve("bob@example.test")).isEqualTo(new Resolution.Unknown(domain.id()));
    assertThat(here.resolve("bob@elsewhere.test"))
        .isEqualTo(new Resolution.Remote("elsewhere.test"));
  }

  @Test
  void addressLookedUpBeforeItsCreationIsFoundAfterwards() {
    directory.domain("example.test");
    assertThat(directory.addresses().resolve("alice@example.test"))
        .isInstanceOf(Resolution.Unknown.class);

    directory.account("alice@example.test");

    assertThat(directory.addresses().resolve("alice@example.test"))
        .isInstanceOf(Resolution.Local.class);
  }

  @Test
  void postmasterExistsInEachDomainWithAnAccount() {
    directory.domain("example.test");
    var first = directory.account("first@example.test");
    var second = directory.account("second@example.test");
    assertThat(directory.addresses().resolve("Postmaster@example.test"))
        .isEqualTo(new Resolution.Local(first.id(), first.domain(), first.address(), ""));

    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(first.domain()),
                Map.of("directory.postmaster", Optional.of(second.address())),
                OptionalLong.empty()));

    assertThat(directory.addresses().resolve("postmaster@example.test"))
        .isEqualTo(new Resolution.Local(second.id(), first.domain(), second.address(), ""));
    directory.domain("empty.test");
    assertThat(directory.addresses().resolve("postmaster@empty.test"))
        .isEqualTo(new Resolution.Local(first.id(), first.domain(), first.address(), ""));
    assertThat(directory.addresses().resolve("POSTMASTER")).isInstanceOf(Resolution.Local.class);
  }

  @Test
  void catchAllReceivesMailForUnknownAddresses() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    var nobodys = new Resolution.Unknown(alice.domain());
    assertThat(directory.addresses().mailTo("x@example.test")).isEqualTo(nobodys);

    catchAll(alice.domain(), "Alice+rest@example.test");
    var caught = new Resolution.Local(alice.id(), alice.domain(), alice.address(), "rest");
    assertThat(directory.addresses().mailTo("x@example.test")).isEqualTo(caught);
    assertThat(directory.addresses().mailTo("x+y@example.test")).isEqualTo(caught);
    assertThat(directory.addresses().mailTo("alice+y@example.test"))
        .isEqualTo(new Resolution.Local(alice.id(), alice.domain(), alice.address(), "y"));
    assertThat(directory.addresses().resolve("x@example.test")).isEqualTo(nobodys);

    var other = directory.domain("other.test");
    assertThat(directory.addresses().mailTo("x@other.test"))
        .isEqualTo(new Resolution.Unknown(other.id()));

    done(directory.accounts().delete(ADMINISTRATOR, alice.address(), OptionalLong.empty()));
    assertThat(directory.addresses().mailTo("x@example.test")).isEqualTo(nobodys);
  }

  private void catchAll(long domain, String address) {
    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(domain),
                Map.of("directory.catch-all", Optional.of(address)),
                OptionalLong.empty()));
  }

  @Test
  void deletedAccountFreesItsAddressButNotItsId() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");

    done(directory.accounts().delete(ADMINISTRATOR, alice.address(), OptionalLong.empty()));

    assertThat(directory.addresses().resolve(alice.address()))
        .isInstanceOf(Resolution.Unknown.class);
    assertThat(directory.signIn(alice.address(), "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(directory.deleted().fired()).hasSize(1);
    assertThat(directory.account(alice.address()).id()).isNotEqualTo(alice.id());
  }

  @Test
  void domainWithAccountsCannotBeDeleted() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    assertThat(
            directory
                .domains()
                .delete(ADMINISTRATOR, "example.test", OptionalLong.empty())
                .asFailure())
        .containsInstanceOf(Failure.Taken.class);

    done(directory.accounts().delete(ADMINISTRATOR, "alice@example.test", OptionalLong.empty()));
    done(directory.domains().delete(ADMINISTRATOR, "example.test", OptionalLong.empty()));

    assertThat(directory.addresses().resolve("alice@example.test"))
        .isInstanceOf(Resolution.Remote.class);
    directory.domain("example.test");
  }
}
