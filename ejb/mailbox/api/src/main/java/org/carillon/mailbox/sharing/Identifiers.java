package org.carillon.mailbox.sharing;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.sharing.Identifier;

/** Translates identifiers as users write them to grantees, and back. */
public record Identifiers(People people) {

  /**
   * Returns the grantee that an identifier means, or empty if there is none.
   *
   * @param ownerDomain the id of the domain of the mailbox's owner
   * @param domainName the domain for an address without one
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
   * Returns the identifier for a grantee, or empty if the grantee no longer exists.
   *
   * @param ownerDomain the id of the domain of the mailbox's owner
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
