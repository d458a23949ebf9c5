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

/** Lets in whoever showed who it is, if it may come in here, now and so often. */
final class Admissions {
  private final SignInValidities validities;
  private final ActingAs acting;
  private final AccessRules rules;
  private final Settings settings;

  Admissions(SignInValidities validities, ActingAs acting, AccessRules rules, Settings settings) {
    this.validities = validities;
    this.acting = acting;
    this.rules = rules;
    this.settings = settings;
  }

  /**
   * Whoever showed who it is acts as itself, or as somebody else if it may: that needs the password
   * itself, and what makes lasting credentials asks for the other's.
   */
  SignIn admit(
      Principal principal,
      String authorization,
      Peer peer,
      Proof proof,
      SignInValidities.Moment read,
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
      return new SignIn.NotNow("The account has as many connections as it may.");
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

  /** How somebody comes in. */
  private static AccessRules.Entry entry(Peer peer, boolean showsPassword) {
    return new AccessRules.Entry(
        AccessMode.of(peer),
        peer.address(),
        peer.secure() || ClientNetwork.isThisMachine(peer.address()),
        showsPassword);
  }

  /** Why somebody may not come in here and now; administrators without accounts always may. */
  private Optional<SignIn.Reason> refusal(Principal principal, AccessRules.Entry entry) {
    return principal.account() == 0
        ? Optional.empty()
        : rules.refusal(principal.domain(), principal.account(), entry);
  }
}
