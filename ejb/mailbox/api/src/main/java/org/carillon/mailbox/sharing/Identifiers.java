package org.carillon.mailbox.sharing;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.sharing.Identifier;

/** Identifiers as people write them, and whom they mean. */
public record Identifiers(People people) {

  /**
   * Whom an identifier means; empty when there is nobody.
   *
   * @param ownerDomain the domain of the mailbox's owner
   * @param domainName the domain that an address without one is of
   */
  public Optional<Grantee> grantee(Identifier identifier, long ownerDomain, String domainName) {
    if (identifier.isAnyone()) {
      return Optional.of(new Grantee(Grantee.Kind.DOMAIN, ownerDomain));
    }
    if (identifier.isAuthenticated()) {
      return Optional.of(new Grantee(Grantee.Kind.EVERYBODY, 0));
    }
    if (identifier.isAnonymous()) {
      return Optional.of(new Grantee(Grantee.Kind.ANONYMOUS, 0));
    }
    if (identifier.isDomain()) {
      OptionalLong domain = people.domain(identifier.domain());
      return domain.isPresent()
          ? Optional.of(new Grantee(Grantee.Kind.DOMAIN, domain.getAsLong()))
          : Optional.empty();
    }
    Optional<String> group = identifier.group();
    if (group.isPresent()) {
      return group(whole(group.get(), domainName));
    }
    String address = whole(identifier.name(), domainName);
    return people
        .named(address)
        .map(person -> new Grantee(Grantee.Kind.ACCOUNT, person.account()))
        .or(() -> group(address));
  }

  private static String whole(String name, String domainName) {
    return name.indexOf('@') < 0 ? name + "@" + domainName : name;
  }

  private Optional<Grantee> group(String address) {
    OptionalLong group = people.group(address);
    return group.isPresent()
        ? Optional.of(new Grantee(Grantee.Kind.GROUP, group.getAsLong()))
        : Optional.empty();
  }

  /**
   * The name that an identifier for a grantee has; empty for whoever is gone.
   *
   * @param ownerDomain the domain of the mailbox's owner
   */
  public Optional<String> name(Grantee grantee, long ownerDomain) {
    return switch (grantee.kind()) {
      case ACCOUNT -> people.of(grantee.subject()).map(Person::address);
      case ANONYMOUS -> Optional.of(Identifier.ANONYMOUS);
      case EVERYBODY -> Optional.of(Identifier.AUTHENTICATED);
      case GROUP ->
          people.groupAddress(grantee.subject()).map(address -> Identifier.GROUP + address);
      case DOMAIN ->
          grantee.subject() == ownerDomain
              ? Optional.of(Identifier.ANYONE)
              : people.domainName(grantee.subject()).map(name -> "@" + name);
    };
  }
}
