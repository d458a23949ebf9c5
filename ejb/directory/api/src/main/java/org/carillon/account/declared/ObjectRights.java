package org.carillon.account.declared;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;

/** The rights of callers to the objects of a type. */
sealed interface ObjectRights {

  /** Returns whether a caller may ask for objects by their names. */
  boolean mayAsk(Caller caller);

  /** Returns whether an object exists for a caller, who may then change it. */
  boolean sees(Caller caller, DeclaredObject object);

  /**
   * Returns the domain whose objects are listed for a caller; empty for all objects.
   *
   * @param wanted the only domain that the caller asks for
   */
  Answer<OptionalLong> listed(Caller caller, Optional<String> wanted);

  /**
   * Returns the domain that a caller's new object belongs to; empty for the server.
   *
   * @param wanted the domain that the caller names
   */
  Answer<Optional<Domain>> owner(Caller caller, Optional<String> wanted);

  /** Objects of the server, for its administrators alone. */
  record OfServer() implements ObjectRights {
    @Override
    public boolean mayAsk(Caller caller) {
      return caller.administersServer();
    }

    @Override
    public boolean sees(Caller caller, DeclaredObject object) {
      return caller.administersServer();
    }

    @Override
    public Answer<OptionalLong> listed(Caller caller, Optional<String> wanted) {
      return caller.administersServer()
          ? new Answer.Done<>(OptionalLong.empty())
          : Answer.failed(new Failure.NotAllowed());
    }

    @Override
    public Answer<Optional<Domain>> owner(Caller caller, Optional<String> wanted) {
      return caller.administersServer()
          ? new Answer.Done<>(Optional.empty())
          : Answer.failed(new Failure.NotAllowed());
    }
  }

  /**
   * Objects of the server or of a domain. Administrators of a domain see and make those of their
   * domain; for them no others exist.
   */
  record OfDomains(Domains domains) implements ObjectRights {
    @Override
    public boolean mayAsk(Caller caller) {
      return true;
    }

    @Override
    public boolean sees(Caller caller, DeclaredObject object) {
      return object.domain().isPresent()
          ? caller.administersDomain(object.domain().getAsLong())
          : caller.administersServer();
    }

    @Override
    public Answer<OptionalLong> listed(Caller caller, Optional<String> wanted) {
      return switch (caller.rights()) {
        case Rights.User() -> Answer.failed(new Failure.NotAllowed());
        case Rights.DomainAdministrator _, Rights.ServerAdministrator() when wanted.isPresent() ->
            domains.find(caller, wanted.get()).map(found -> OptionalLong.of(found.id()));
        case Rights.DomainAdministrator(long own) -> new Answer.Done<>(OptionalLong.of(own));
        case Rights.ServerAdministrator() -> new Answer.Done<>(OptionalLong.empty());
      };
    }

    @Override
    public Answer<Optional<Domain>> owner(Caller caller, Optional<String> wanted) {
      return switch (caller.rights()) {
        case Rights.User() -> Answer.failed(new Failure.NotAllowed());
        case Rights.DomainAdministrator _, Rights.ServerAdministrator() when wanted.isPresent() ->
            domains
                .find(caller, wanted.get())
                .retold(failure -> unknown(wanted.get(), failure))
                .map(Optional::of);
        case Rights.DomainAdministrator _ ->
            domains
                .list(caller, new PageRequest(Optional.empty(), Optional.empty(), 1))
                .map(page -> Optional.of(page.items().getFirst()));
        case Rights.ServerAdministrator() -> new Answer.Done<>(Optional.empty());
      };
    }

    /** Reports an unknown domain as an error in a field of the request. */
    private static Failure unknown(String domain, Failure failure) {
      return failure instanceof Failure.NotFound
          ? new Failure.Invalid(
              "domain", "unknown-domain", "There is no domain " + domain + ".", domain)
          : failure;
    }
  }
}
