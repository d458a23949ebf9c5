package org.carillon.identity.internal.signin;

import java.util.Optional;
import org.carillon.account.access.AccessMode;
import org.carillon.account.access.AccessRules;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.internal.Principal;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Admits an authenticated principal if service, time, place and connections permit. */
final class SignInAuthorization {
  private final SignInRevocation validities;
  private final AuthorizationIdentities acting;
  private final AccessRules rules;
  private final Settings settings;

  SignInAuthorization(
      SignInRevocation validities,
      AuthorizationIdentities acting,
      AccessRules rules,
      Settings settings) {
    this.validities = validities;
    this.acting = acting;
    this.rules = rules;
    this.settings = settings;
  }

  /**
   * Admits a principal as itself, or as another account if it may act as that. The latter requires
   * the password, and the resulting caller does not count as having shown the other account's
   * password, which is needed to create lasting credentials.
   */
  SignIn admit(
      Principal principal,
      String authorization,
      Peer peer,
      Proof proof,
      SignInRevocation.Moment read,
      Optional<byte[]> serverProof) {
    if (!principal.enabled()) {
      return new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
    }
    AccessRules.Entry entry = entry(peer, serverProof.isEmpty());
    Optional<SignIn.Reason> refusal = refusal(principal, entry);
    if (refusal.isPresent()) {
      return new SignIn.Rejected(refusal.get());
    }
    if (hasTooMany(principal, peer)) {
      return new SignIn.NotNow(
          "The account has reached its maximum number of connections. Try again later.");
    }
    return acting
        .as(principal, authorization)
        .filter(other -> other.equals(principal) || proof == Proof.PASSWORD)
        .<SignIn>map(
            other ->
                new SignIn.Admitted(
                    other.caller(peer, other.equals(principal) ? proof : Proof.SESSION),
                    validities.of(principal, other, peer, entry, read),
                    serverProof))
        .orElse(new SignIn.Rejected(SignIn.Reason.NOT_AUTHORIZED_AS));
  }

  private boolean hasTooMany(Principal principal, Peer peer) {
    if (principal.account() == 0) {
      return false;
    }
    long most =
        settings.value(
            OwnerSettings.CONNECTIONS, Scope.account(principal.domain(), principal.account()));
    return most > 0 && validities.connections(principal.account(), peer.service()) >= most;
  }

  /** Describes the entry for the access rules. */
  private static AccessRules.Entry entry(Peer peer, boolean showsPassword) {
    return new AccessRules.Entry(
        AccessMode.of(peer),
        peer.address(),
        peer.secure() || ClientNetwork.isThisMachine(peer.address()),
        showsPassword);
  }

  /** Returns why the principal may not sign in now. Administrators without accounts always may. */
  private Optional<SignIn.Reason> refusal(Principal principal, AccessRules.Entry entry) {
    return principal.account() == 0
        ? Optional.empty()
        : rules.refusal(principal.domain(), principal.account(), entry);
  }
}
