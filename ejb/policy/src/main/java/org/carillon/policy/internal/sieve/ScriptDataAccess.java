package org.carillon.policy.internal.sieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.RememberedKeys;
import org.carillon.database.Transactions;
import org.carillon.mailbox.OwnMailboxes;
import org.carillon.policy.internal.program.Programs;
import org.carillon.policy.rate.WindowCounts;
import org.carillon.policy.rule.ActiveRules;
import org.carillon.policy.rule.ExternalLists;
import org.carillon.policy.rule.RuleSettings;
import org.carillon.policy.sentence.ForwardConsent;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.sieve.filing.MailboxText;
import org.carillon.sieve.syntax.SieveLimits;

/** The data of accounts that scripts can access: their mailboxes, addresses, and memories. */
@ApplicationScoped
public class ScriptDataAccess {
  private static final String ADDRESSES =
      """
      select a.local_part || '@' || n.name from address a join domain_name n on n.domain = a.domain
      where a.account = :account order by 1 limit 500
      """;

  private static final String CONSENT =
      """
      select case when refused is not null then 'REFUSED' when agreed is not null then 'AGREED' else 'NONE' end
      from forward_target where account = :account and address = :address
      """;

  /** The largest number of accounts for which new mailboxes are counted. */
  private static final int MOST_ACCOUNTS = 100_000;

  private final OwnMailboxes mailboxes;
  private final ActiveRules rules;
  private final RememberedKeys memory;
  private final Addresses addresses;
  private final LongFunction<List<String>> addressesOf;
  private final Programs programs;
  private final ExternalLists lists;
  private final Settings settings;
  private final Supplier<ZonedDateTime> clock;
  private BiFunction<Long, String, ForwardConsent> consents =
      (account, address) -> ForwardConsent.NONE;
  private final WindowCounts<Long> made =
      new WindowCounts<>(Duration.ofDays(1), MOST_ACCOUNTS, System::nanoTime);

  @Inject
  public ScriptDataAccess(
      OwnMailboxes mailboxes,
      ActiveRules rules,
      RememberedKeys memory,
      Addresses addresses,
      Transactions transactions,
      Programs programs,
      ExternalLists lists,
      Settings settings) {
    this(
        mailboxes,
        rules,
        memory,
        addresses,
        account -> transactions.read(entities -> addresses(entities, account)),
        programs,
        lists,
        settings,
        ZonedDateTime::now);
    consents =
        (account, address) -> transactions.read(entities -> consent(entities, account, address));
  }

  ScriptDataAccess(
      OwnMailboxes mailboxes,
      ActiveRules rules,
      RememberedKeys memory,
      Addresses addresses,
      LongFunction<List<String>> addressesOf,
      Programs programs,
      ExternalLists lists,
      Settings settings,
      Supplier<ZonedDateTime> clock) {
    this.mailboxes = mailboxes;
    this.rules = rules;
    this.memory = memory;
    this.addresses = addresses;
    this.addressesOf = addressesOf;
    this.programs = programs;
    this.lists = lists;
    this.settings = settings;
    this.clock = clock;
  }

  AccountEnvironment of(FilingQuestion recipient, String sender, boolean isJunk) {
    return of(recipient, sender, isJunk, ScriptRunContext.DELIVERY);
  }

  AccountEnvironment of(
      FilingQuestion recipient, String sender, boolean isJunk, ScriptRunContext circumstances) {
    Scope scope = Scope.account(recipient.domain(), recipient.account());
    return new AccountEnvironment(
        this,
        recipient,
        sender,
        isJunk,
        circumstances,
        clock.get().withZoneSameInstant(TimeSettings.zone(settings, scope)));
  }

  /** Returns the limits for a run of the recipient's scripts. */
  SieveLimits limits(FilingQuestion recipient) {
    Scope scope = Scope.account(recipient.domain(), recipient.account());
    return SieveLimits.DEFAULT.withRedirects(
        settings.value(RuleSettings.REDIRECTS, scope).intValue());
  }

  /** Returns how many more mailboxes a recipient's rules may make today. */
  long mayMake(FilingQuestion recipient) {
    Scope scope = Scope.account(recipient.domain(), recipient.account());
    return settings.value(RuleSettings.MAILBOXES, scope) - made.of(recipient.account());
  }

  void made(FilingQuestion recipient) {
    long _ = made.add(recipient.account(), 1);
  }

  OwnMailboxes mailboxes() {
    return mailboxes;
  }

  ActiveRules rules() {
    return rules;
  }

  ExternalLists lists() {
    return lists;
  }

  Programs programs() {
    return programs;
  }

  RememberedKeys memory() {
    return memory;
  }

  /** Returns the account's own address, or empty text if the account is gone. */
  String address(long account) {
    return addresses.account(account).map(local -> local.address()).orElse("");
  }

  /**
   * Returns the address that an account's rules send from: {@code said}, with or without a name, if
   * it leads to the account, otherwise the account's own address.
   */
  String sender(long account, Optional<String> said) {
    return said.filter(text -> leadsTo(account, text)).orElseGet(() -> address(account));
  }

  private boolean leadsTo(long account, String said) {
    return MailboxText.address(said)
        .filter(
            address ->
                addresses.resolve(address) instanceof Resolution.Local local
                    && local.account() == account)
        .isPresent();
  }

  List<String> addresses(long account) {
    return addressesOf.apply(account);
  }

  private static List<String> addresses(EntityManager entities, long account) {
    List<?> found =
        entities
            .createNativeQuery(ADDRESSES, String.class)
            .setParameter("account", account)
            .getResultList();
    return found.stream().map(String.class::cast).toList();
  }

  /**
   * Returns whether a recipient's rules may redirect mail to an address. It is never allowed if the
   * address refused, and always within the own domain. For other addresses the setting decides. If
   * it asks for consent, other domains of this server are treated like those elsewhere.
   */
  boolean mayRedirect(FilingQuestion recipient, String address) {
    Resolution there = addresses.resolve(address);
    if (domain(there).equals(OptionalLong.of(recipient.domain()))) {
      return true;
    }
    ForwardConsent consent =
        MailAddress.canonical(address)
            .map(known -> consents.apply(recipient.account(), known.toString()))
            .orElse(ForwardConsent.NONE);
    Scope scope = Scope.account(recipient.domain(), recipient.account());
    return consent != ForwardConsent.REFUSED
        && switch (settings.value(RuleSettings.REDIRECT_TO, scope)) {
          case ANYWHERE -> true;
          case AGREED -> consent == ForwardConsent.AGREED;
          case HERE -> !(there instanceof Resolution.Remote);
        };
  }

  private static OptionalLong domain(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Local local -> OptionalLong.of(local.domain());
      case Resolution.Several several -> OptionalLong.of(several.domain());
      case Resolution.Unknown unknown -> OptionalLong.of(unknown.domain());
      case Resolution.SwitchedOff _, Resolution.Remote _, Resolution.Later _ ->
          OptionalLong.empty();
    };
  }

  private static ForwardConsent consent(EntityManager entities, long account, String address) {
    List<?> found =
        entities
            .createNativeQuery(CONSENT, String.class)
            .setParameter("account", account)
            .setParameter("address", address)
            .getResultList();
    return found.isEmpty()
        ? ForwardConsent.NONE
        : ForwardConsent.valueOf((String) found.getFirst());
  }

  String host() {
    return settings.value(HostSettings.HOST_NAME);
  }
}
