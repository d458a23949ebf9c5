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

/** Tells which functions are hidden from a caller, for the web pages and the operations. */
@ApplicationScoped
public class HiddenFunctions {
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public HiddenFunctions(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Returns the functions that are hidden from a caller; none without an account. */
  public List<WebFunction> of(Caller caller) {
    return caller.hasAccount()
        ? addresses
            .account(caller.account())
            .map(home -> Scope.account(home.domain(), home.account()))
            .map(scope -> settings.value(FunctionSettings.HIDDEN, scope))
            .orElse(List.of())
        : List.of();
  }

  /** Returns why a caller may not use a function, or empty if it may. */
  public Optional<Failure> refusal(Caller caller, WebFunction function) {
    return of(caller).contains(function)
        ? Optional.of(
            new Failure.NotAllowed(
                "hidden-function", "This function is switched off for your account."))
        : Optional.empty();
  }
}
