package org.carillon.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AdministratorOperations;
import org.carillon.account.internal.image.AddressLookup;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.account.internal.image.DirectoryView;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;

/** Finds the principals that may sign in, in memory (a second old at most) or the database. */
@ApplicationScoped
public class KnownPrincipals {
  private final DirectoryImage image;
  private final Transactions transactions;

  @Inject
  public KnownPrincipals(DirectoryImage image, Transactions transactions) {
    this.image = image;
    this.transactions = transactions;
  }

  /**
   * Returns the principal with this address, alias or administrator's name.
   *
   * @param typed the name, as typed
   * @throws RuntimeException if it is not known and the database is not reachable
   */
  public Optional<Principal> find(String typed) {
    return image
        .fresh(view -> find(view, typed))
        .orAsk(() -> transactions.read(entities -> Principal.find(entities, typed)));
  }

  private static Optional<Principal> find(DirectoryView view, String typed) {
    Optional<MailAddress> address = MailAddress.canonical(typed);
    return address.isPresent()
        ? view.person(address.get()).flatMap(person -> of(view, person))
        : AdministratorOperations.canonicalName(typed)
            .flatMap(view::administrator)
            .map(KnownPrincipals::of);
  }

  private static Optional<Principal> of(DirectoryView view, AddressLookup.Person person) {
    return view.domain(person.domain())
        .flatMap(
            domain ->
                view.credential(person.id())
                    .map(credential -> of(view, person, domain, credential)));
  }

  private static Principal of(
      DirectoryView view,
      AddressLookup.Person person,
      AddressLookup.Domain domain,
      DirectoryView.Credential credential) {
    Optional<DirectoryView.Administrator> administrator = view.administrator(person.id());
    return new Principal(
        person.id(),
        domain.id(),
        administrator.map(DirectoryView.Administrator::id).orElse(0L),
        domain.address(person.localPart()),
        administrator.map(one -> one.role().rights(one.domain())).orElseGet(Rights.User::new),
        credential.hash(),
        credential.changed(),
        person.enabled() && domain.enabled() && credential.isPerson(),
        administrator.map(one -> one.role().helped(one.domain())).orElseGet(OptionalLong::empty),
        credential.secondFactor());
  }

  private static Principal of(DirectoryView.Administrator administrator) {
    return new Principal(
        0,
        0,
        administrator.id(),
        administrator.name(),
        administrator.role().rights(administrator.domain()),
        administrator.hash(),
        administrator.changed(),
        true,
        OptionalLong.empty(),
        false);
  }
}
