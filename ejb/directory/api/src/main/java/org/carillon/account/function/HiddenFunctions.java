package org.carillon.account.function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** What callers do not have: asked by the operations of those functions, and by pages. */
@ApplicationScoped
public class HiddenFunctions {
  private final Addresses addresses;
  private final Settings settings;

  /** Made by the container. */
  @Inject
  public HiddenFunctions(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Those that a caller does not have; none of one without an account. */
  public List<WebFunction> of(Caller caller) {
    return caller.hasAccount()
        ? addresses
            .account(caller.account())
            .map(home -> Scope.account(home.domain(), home.account()))
            .map(scope -> settings.value(FunctionSettings.HIDDEN, scope))
            .orElse(List.of())
        : List.of();
  }

  /** Why a caller may not use one; empty where it may. */
  public Optional<Failure> refusal(Caller caller, WebFunction function) {
    return of(caller).contains(function)
        ? Optional.of(
            new Failure.NotAllowed("hidden-function", "This is switched off for your account."))
        : Optional.empty();
  }
}
