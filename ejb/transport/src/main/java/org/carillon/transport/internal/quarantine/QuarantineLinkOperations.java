package org.carillon.transport.internal.quarantine;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.sender.SenderChoices;
import org.carillon.transport.quarantine.QuarantineAction;
import org.carillon.transport.quarantine.QuarantineLink;
import org.carillon.transport.quarantine.QuarantineLinks;
import org.jboss.logging.Logger;

/** Executes the links of the list, for anybody who has one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuarantineLinkOperations implements QuarantineLinks {
  private static final Logger LOG = Logger.getLogger(QuarantineLinkOperations.class);

  private final QuarantineStore held;
  private final LinkSigner seals;
  private final SenderChoices senders;
  private final Addresses addresses;
  private final Audit audit;

  @Inject
  QuarantineLinkOperations(
      QuarantineStore held,
      LinkSigner seals,
      SenderChoices senders,
      Addresses addresses,
      Audit audit) {
    this.held = held;
    this.seals = seals;
    this.senders = senders;
    this.addresses = addresses;
    this.audit = audit;
  }

  /**
   * The subject of a link.
   *
   * @param kept the message, while it exists
   */
  private record About(
      LinkToken token, Resolution.Local account, Optional<QuarantineRows.Kept> kept) {

    /** Returns whether the message is decided already, or no link may decide it. */
    boolean isNothing() {
      return token.action() == QuarantineAction.RELEASE
          && kept.filter(message -> !message.isCertain()).isEmpty();
    }
  }

  @FunctionalInterface
  private interface Action {
    Answer<QuarantineLink> on(About about) throws SQLException;
  }

  private Answer<QuarantineLink> answer(String link, Action operation) {
    try {
      Optional<LinkToken> token = seals.open(link);
      Optional<Resolution.Local> account = token.flatMap(each -> addresses.account(each.account()));
      if (account.isEmpty()) {
        return Answer.failed(new Failure.NotFound("link", "of that kind"));
      }
      About about =
          new About(
              token.get(), account.get(), held.find(account.get().account(), token.get().trace()));
      return about.isNothing()
          ? Answer.failed(new Failure.NotFound("message", token.get().trace()))
          : operation.on(about);
    } catch (SQLException | PersistenceException | HomeKeyMissing away) {
      LOG.warnf("A link of a quarantine list cannot be followed: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The quarantine is not available at the moment."));
    }
  }

  private QuarantineLink shown(About about) {
    return new QuarantineLink(
        about.token().action(),
        about.account().address(),
        about.token().sender(),
        about.kept().map(kept -> held.shown(kept, !kept.isCertain())));
  }

  @Override
  public Answer<QuarantineLink> read(String token) {
    return answer(token, about -> new Answer.Done<>(shown(about)));
  }

  @Override
  public Answer<QuarantineLink> follow(String token) {
    return answer(
        token,
        about -> {
          QuarantineLink shown = shown(about);
          return switch (about.token().action()) {
            case RELEASE ->
                release(about)
                    ? new Answer.Done<>(shown)
                    : Answer.failed(new Failure.NotFound("message", about.token().trace()));
            case BLOCK -> choose(about, SenderChoice.BLOCK).map(_ -> shown);
            case ALLOW -> {
              Answer<String> chosen = choose(about, SenderChoice.ALLOW);
              if (chosen instanceof Answer.Done<String>) {
                boolean released = release(about);
                LOG.debugf("The message was %s", released ? "released" : "not there or not free");
              }
              yield chosen.map(_ -> shown);
            }
          };
        });
  }

  private Answer<String> choose(About about, SenderChoice choice) {
    Resolution.Local account = about.account();
    return senders.choose(
        Optional.empty(),
        new SenderChoices.Owner(account.account(), account.domain(), account.address()),
        about.token().sender(),
        choice);
  }

  private boolean release(About about) throws SQLException {
    Optional<QuarantineRows.Kept> free = about.kept().filter(kept -> !kept.isCertain());
    if (free.isEmpty()) {
      return false;
    }
    AuditEntry record =
        audit.noted(
            "quarantine.release",
            AuditSubject.of(about.account().domain(), about.account().address()),
            free.get().trace()
                + " from "
                + free.get().from()
                + ", by a link of the quarantine list");
    return held.change(free.get(), about.account().account(), record, QuarantineRows::release);
  }
}
