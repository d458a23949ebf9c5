package org.carillon.identity.internal.passkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.passkey.PasskeyVerifier.Checked;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Lets users sign in by passkeys. Each question is answered once only, although none is stored. */
@ApplicationScoped
public class PasskeySignIns {
  private static final Logger LOG = Logger.getLogger(PasskeySignIns.class);

  private final Transactions transactions;
  private final HomeKey homeKey;
  private final Settings settings;
  private final Audit audit;
  private final PasskeyVerifier verifier = new PasskeyVerifier();

  @Inject
  public PasskeySignIns(
      Transactions transactions, HomeKey homeKey, Settings settings, Audit audit) {
    this.transactions = transactions;
    this.homeKey = homeKey;
    this.settings = settings;
    this.audit = audit;
  }

  /** Returns the seal of questions to clients that have shown nothing yet. */
  static SealedFormState note(HomeKey homeKey) {
    return new SealedFormState(homeKey, "passkey-question");
  }

  /** Returns the seal of questions to clients that have shown the account's password. */
  static SealedFormState note(HomeKey homeKey, long account) {
    return new SealedFormState(homeKey, "passkey-question:" + account);
  }

  /** Returns the id by which authenticators know an account. */
  static byte[] user(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** Returns the address of the account whose passkey is shown without a password, or empty. */
  public Optional<String> owner(Credentials.Passkey shown) {
    return PasskeyAssertion.read(shown.response())
        .flatMap(
            assertion ->
                transactions.read(
                    entities ->
                        PasskeyRow.find(entities, assertion.credential())
                            .map(row -> row.account.address())));
  }

  /** Returns whether the passkey is right and belongs to the account. */
  public boolean takes(Principal principal, Credentials.Passkey shown, Peer peer) {
    Instant now = Instant.now();
    boolean alone = shown.first().isEmpty();
    SealedFormState note = alone ? note(homeKey) : note(homeKey, principal.account());
    Optional<Question> question = Question.read(note, shown.note(), now);
    Optional<PasskeyAssertion> assertion = PasskeyAssertion.read(shown.response());
    Optional<RelyingParty> party = RelyingParty.of(shown.origin(), settings);
    if (question.isEmpty() || assertion.isEmpty() || party.isEmpty()) {
      return false;
    }
    return transactions.write(
        entities ->
            PasskeyRow.find(entities, assertion.get().credential())
                .filter(row -> row.account.id() == principal.account())
                .filter(row -> row.host.equals(party.get().host()))
                .filter(row -> isOwners(row, assertion.get(), alone))
                .filter(row -> isNew(entities, row, question.get()))
                .filter(
                    row -> {
                      Checked checked =
                          verifier.check(
                              row, assertion.get(), question.get().challenge(), party.get(), alone);
                      return taken(row, checked, question.get(), principal, peer, now);
                    })
                .isPresent());
  }

  /**
   * Returns whether the answer names the passkey's owner. A passkey that is shown alone must name
   * its account (WebAuthn §7.2 step 6); a security key after a password need not.
   */
  private static boolean isOwners(PasskeyRow row, PasskeyAssertion shown, boolean alone) {
    return shown.user().length == 0
        ? !alone
        : Arrays.equals(shown.user(), user(row.account.uuid()));
  }

  /** Returns whether the question was asked after the one that was answered last. */
  private static boolean isNew(EntityManager entities, PasskeyRow row, Question question) {
    entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    return question.asked().isAfter(row.asked);
  }

  private boolean taken(
      PasskeyRow row,
      Checked checked,
      Question question,
      Principal principal,
      Peer peer,
      Instant now) {
    return switch (checked) {
      case Checked.Right(long counter, boolean verified, boolean synced) -> {
        row.asked = question.asked();
        row.counter = counter;
        row.verifies |= verified;
        row.synced = synced;
        row.used = now;
        row.network = ClientNetwork.of(peer.address()).toString();
        yield true;
      }
      case Checked.Regressed() -> {
        row.suspected = now;
        LOG.warnf(
            "A passkey of %s has a lower counter than before: it may have been copied",
            principal.name());
        audit.record(
            principal.caller(peer, Proof.SESSION),
            "passkey.suspect",
            AuditSubject.of(principal.domain(), row.id + " of " + principal.name()),
            Optional.empty(),
            Optional.of(row.name));
        yield false;
      }
      case Checked.Wrong() -> false;
    };
  }
}
