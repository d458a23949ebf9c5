package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.group.GroupMail;
import org.carillon.account.group.GroupMail.Author;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.contract.stage.TrapAddresses;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.QuotaCheck;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.IntakeSettings.OverQuota;
import org.carillon.transport.internal.room.FullAccounts;
import org.carillon.transport.internal.room.FullAccounts.Waiting;
import org.carillon.transport.internal.routing.RoutedRecipients.Way;

/**
 * The recipients a client may send to: all local ones, and all others after sign-in. Mail to a
 * rewritten reverse-path goes to its original sender.
 */
@ApplicationScoped
public class RecipientRule implements IntakeStage<Rcpt> {

  private static final Deferred FULL_NOW = new Deferred(452, "4.2.2", "The mailbox is full");
  private static final Refused FULL = new Refused(552, "5.2.2", "The mailbox is full");

  /** The group's owner does not allow the sender to write to it (RFC 3463 §3.8). */
  public static final Refused NOT_TAKEN =
      new Refused(550, "5.7.2", "Not allowed to send to this group");

  private static final Refused NOBODY =
      new Refused(550, "5.1.1", "Group has no members that can receive mail");
  private static final Refused BEYOND =
      new Refused(550, "5.7.1", "Not allowed to send to this recipient");
  private static final Deferred AWAY =
      new Deferred(451, "4.3.0", "Directory is not available, try again later");

  private final Routes routes;
  private final RoutedRecipients recipients;
  private final ReturnPaths returns;
  private final TrustedNetworks trusted;
  private final TrapAddresses traps;
  private final GroupMail groups;
  private final Addresses addresses;
  private final QuotaCheck quotaCheck;
  private final FullAccounts full;
  private final SendingLimits limits;
  private final Settings settings;

  @Inject
  public RecipientRule(
      Routes routes,
      RoutedRecipients recipients,
      ReturnPaths returns,
      TrustedNetworks trusted,
      TrapAddresses traps,
      GroupMail groups,
      Addresses addresses,
      QuotaCheck quotaCheck,
      FullAccounts full,
      SendingLimits limits,
      Settings settings) {
    this.routes = routes;
    this.recipients = recipients;
    this.returns = returns;
    this.trusted = trusted;
    this.traps = traps;
    this.groups = groups;
    this.addresses = addresses;
    this.quotaCheck = quotaCheck;
    this.full = full;
    this.limits = limits;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "recipient";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Verdict judge(Rcpt question) {
    // If it stands for several, all must be valid: the client gets one answer.
    return recipients.of(question.session(), question.to()).stream()
        .map(way -> judge(question, way))
        .filter(verdict -> !(verdict instanceof Verdict.Accepted))
        .findFirst()
        .orElse(Verdict.AGREED);
  }

  private Verdict judge(Rcpt question, Way way) {
    if (way.sentOnBy().isEmpty() && !limits.reaches(question.session(), way.route())) {
      return BEYOND;
    }
    return switch (way.route()) {
      case Route.Here(Resolution.Local account) ->
          full(account, question.from().declaredSize()).orElse(Verdict.AGREED);
      case Route.Spread(Resolution.Several group) -> spread(question, group);
      case Route.Away(String destination) ->
          way.isOpen() || way.sentOnBy().isPresent() || recipients.mayRelay(question.session())
              ? Verdict.AGREED
              : RoutedRecipients.NO_RELAY;
      case Route.Closed(Refused why) ->
          isTrapped(question) || isReturned(question) ? Verdict.AGREED : why;
      case Route.Unclear(Deferred why) -> why;
    };
  }

  private Verdict spread(Rcpt question, Resolution.Several group) {
    try {
      if (!groups.takes(group, author(question))) {
        return NOT_TAKEN;
      }
      return groups.isReached(group.group()) ? Verdict.AGREED : NOBODY;
    } catch (PersistenceException away) {
      return AWAY;
    }
  }

  /** Returns the author. A trusted client's reverse-path is believed. */
  private Author author(Rcpt question) {
    String from = question.from().address();
    OptionalLong account =
        question
            .session()
            .caller()
            .filter(Caller::hasAccount)
            .map(caller -> OptionalLong.of(caller.account()))
            .orElseGet(
                () ->
                    trusted.contain(question.session())
                            && addresses.resolve(from) instanceof Resolution.Local local
                        ? OptionalLong.of(local.account())
                        : OptionalLong.empty());
    return new Author(account, from);
  }

  /** Rejects mail for a full mailbox before it is accepted, to avoid a bounce. */
  public Optional<Verdict> full(Resolution.Local account, long octets) {
    if (quotaCheck.has(account.domain(), account.account(), octets)) {
      return Optional.empty();
    }
    OverQuota policy =
        settings.value(
            IntakeSettings.OVER_QUOTA, Scope.account(account.domain(), account.account()));
    return switch (policy) {
      case DEFER -> Optional.of(FULL_NOW);
      case REFUSE -> Optional.of(FULL);
      case HOLD -> isHeld(account, octets) ? Optional.empty() : Optional.of(FULL_NOW);
    };
  }

  /** Waiting mail has limits for an account and for all, which concurrent mail may exceed. */
  private boolean isHeld(Resolution.Local account, long octets) {
    Scope scope = Scope.account(account.domain(), account.account());
    long most = settings.value(IntakeSettings.FULL_MOST, scope);
    try {
      Waiting own = full.waitingFor(account.account(), most);
      return own.messages() < most
          && own.octets() + octets <= settings.value(IntakeSettings.FULL_OCTETS, scope)
          && full.waitingInAll() + octets
              < settings.value(IntakeSettings.FULL_SERVER, Scope.server());
    } catch (SQLException away) {
      return false;
    }
  }

  /** A trap need not be a valid address; the message is rejected for it. */
  private boolean isTrapped(Rcpt question) {
    return !trusted.isKnown(question.session()) && traps.isTrap(question.to().address());
  }

  /** Returns whether a bounce comes by LMTP, which is not for bounces (RFC 2033 §5). */
  private boolean isReturned(Rcpt question) {
    if (question.session().service() == Service.LMTP) {
      return false;
    }
    ForwardPath meant = returns.meant(question.from(), question.to());
    return !meant.equals(question.to()) && !(routes.of(meant.address()) instanceof Route.Closed);
  }
}
