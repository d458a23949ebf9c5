package org.carillon.account.internal.visibility;

import java.util.Optional;
import org.carillon.account.internal.image.AddressLookup;
import org.carillon.account.setting.LdapSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.format.name.DomainName;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** The one rule for who may see whom ({@link org.carillon.contract.tree.DirectoryTree}). */
public final class DirectoryVisibilityRule {
  private final Settings settings;

  /** Creates it with the settings on which the rule depends. */
  public DirectoryVisibilityRule(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the persons that a caller may see.
   *
   * @param caller the caller; empty for an anonymous client
   * @param named the domain to which the result is limited; empty for all that the caller may see
   */
  public Answer<DirectoryVisibility> of(
      AddressLookup lines, Optional<Caller> caller, Optional<String> named) {
    Optional<AddressLookup.Domain> domain =
        named.flatMap(DomainName::canonical).flatMap(lines::domain);
    if (named.isPresent() && domain.isEmpty()) {
      return Answer.failed(notFound(named.get()));
    }
    if (caller.isEmpty()) {
      return domain
              .filter(one -> one.enabled() && isOn(LdapSettings.ANONYMOUS, one.id()))
              .isPresent()
          ? new Answer.Done<>(new DirectoryVisibility(domain.get().id(), 0, false))
          : Answer.failed(new Failure.NotAllowed("sign-in", "Sign in first."));
    }
    Answer<DirectoryVisibility> all =
        switch (caller.get().rights()) {
          case Rights.ServerAdministrator() ->
              new Answer.Done<>(
                  new DirectoryVisibility(
                      domain.map(AddressLookup.Domain::id).orElse(0L), 0, true));
          case Rights.DomainAdministrator(long own) ->
              new Answer.Done<>(new DirectoryVisibility(own, 0, true));
          case Rights.User() -> ofAccount(lines, caller.get());
        };
    return all.then(
        visibility ->
            domain.isEmpty() || domain.get().id() == visibility.domain()
                ? new Answer.Done<>(visibility)
                : Answer.failed(notFound(named.get())));
  }

  private Answer<DirectoryVisibility> ofAccount(AddressLookup lines, Caller caller) {
    return lines
        .person(caller.account())
        .<Answer<DirectoryVisibility>>map(
            account ->
                new Answer.Done<>(
                    new DirectoryVisibility(
                        account.domain(),
                        isOn(LdapSettings.ADDRESS_BOOK, account.domain()) ? 0 : caller.account(),
                        false)))
        .orElseGet(() -> Answer.failed(new Failure.NotAllowed()));
  }

  private boolean isOn(Setting<Boolean> setting, long domain) {
    return settings.value(setting, Scope.domain(domain));
  }

  /** Returns the failure for a domain that doesn't exist or that the caller may not know. */
  public static Failure notFound(String domain) {
    return new Failure.NotFound("domain " + domain);
  }
}
