package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Verdict;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;

/** The addresses a signed-in user may use as its own. */
@ApplicationScoped
public class OwnAddresses {
  private static final Verdict.Refused NOT_YOURS =
      new Verdict.Refused(550, "5.7.1", "You can send only with your own addresses");
  private static final Verdict.Deferred LATER =
      new Verdict.Deferred(451, "4.3.0", "Directory is not available, try again later");

  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public OwnAddresses(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Returns whether this caller's addresses are checked, by its domain's setting. */
  boolean isChecked(Caller caller) {
    if (!caller.hasAccount()) {
      return false;
    }
    return addresses
        .account(caller.account())
        .map(self -> settings.value(IntakeSettings.SENDER_CHECK, Scope.domain(self.domain())))
        .orElse(true);
  }

  /** Checks that the address is the caller's own. */
  Verdict owns(Caller caller, String address) {
    return switch (addresses.resolve(address)) {
      case Resolution.Local local ->
          local.account() == caller.account() ? Verdict.AGREED : NOT_YOURS;
      case Resolution.Later() -> LATER;
      case Resolution.Several _ -> NOT_YOURS;
      case Resolution.Unknown(long _) -> NOT_YOURS;
      case Resolution.SwitchedOff(long _) -> NOT_YOURS;
      case Resolution.Remote(String _) -> NOT_YOURS;
    };
  }
}
