package org.carillon.account.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.internal.Principal;
import org.carillon.account.signin.AccessMode;
import org.carillon.account.signin.AccessRules;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.ClientNetwork;

/** Whether who showed who it is may come in, and as whom. */
@ApplicationScoped
public class Admissions {
  private final SignInValidities validities;
  private final ActingAs acting;
  private final AccessRules rules;

  @Inject
  public Admissions(SignInValidities validities, ActingAs acting, AccessRules rules) {
    this.validities = validities;
    this.acting = acting;
    this.rules = rules;
  }

  /** The moment before anything is looked up, from which an admission is watched. */
  SignInValidities.Moment now() {
    return validities.now();
  }

  /**
   * Whoever showed who it is acts as itself, or as somebody else if it may: that needs the password
   * itself, and what makes lasting credentials asks for the other's.
   */
  SignIn admitted(
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
