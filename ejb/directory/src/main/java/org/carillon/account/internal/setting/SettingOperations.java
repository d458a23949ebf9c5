package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.classes.ServiceClassRow;
import org.carillon.account.internal.image.AddressLookup;
import org.carillon.account.internal.image.DatabaseAddressLookup;
import org.carillon.account.internal.memory.AddressTable;
import org.carillon.account.internal.memory.ConfiguredAddresses;
import org.carillon.account.internal.template.NewAccountDefaults;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.setting.AccessSettings;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.NewAccountSettings;
import org.carillon.account.setting.SettingChanges;
import org.carillon.account.setting.SettingValue;
import org.carillon.account.setting.TimeSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Level;
import org.carillon.settings.Reading;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingRegistry;
import org.carillon.settings.SettingStore;
import org.carillon.settings.Settings;

/** Reads and changes settings for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SettingOperations implements SettingChanges {
  /** The settings for access modes, networks and hours. */
  private static final Set<Setting<?>> ACCESS = Set.copyOf(new AccessSettings().settings());

  private final DirectoryTransactions transactions;
  private final Settings settings;
  private final SettingStore store;
  private final Audit audit;

  @Inject
  public SettingOperations(
      DirectoryTransactions transactions, Settings settings, SettingStore store, Audit audit) {
    this.transactions = transactions;
    this.settings = settings;
    this.store = store;
    this.audit = audit;
  }

  @Override
  public Answer<Sheet> list(Caller caller, Scope scope) {
    return mayChange(caller, scope) || isOwners(caller, scope) || isOffered(caller, scope)
        ? new Answer.Done<>(sheet(scope))
        : Answer.failed(new Failure.NotAllowed());
  }

  @Override
  public Answer<Sheet> change(
      Caller caller, Scope scope, Map<String, Optional<String>> changes, OptionalLong version) {
    boolean all = mayChange(caller, scope);
    if (!all && !isOwners(caller, scope)) {
      return Answer.failed(new Failure.NotAllowed());
    }
    var texts = new LinkedHashMap<Setting<?>, Optional<String>>();
    for (var change : changes.entrySet()) {
      var setting = SettingRegistry.find(change.getKey());
      if (setting.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid(
                change.getKey(), "unknown", "There is no setting " + change.getKey() + "."));
      }
      if (!setting.get().maySetAt(scope.level())) {
        return Answer.failed(
            new Failure.Invalid(
                change.getKey(),
                "level",
                change.getKey()
                    + " cannot be set here: it can be set for "
                    + levels(setting.get())
                    + "."));
      }
      if (!all && !setting.get().isOwners()) {
        return Answer.failed(
            new Failure.NotAllowed(
                "not-owners",
                "Only administrators of the domain can change "
                    + change.getKey()
                    + ", not the account itself."));
      }
      Optional<Failure> refusal = refusal(caller, scope, setting.get(), change.getValue());
      if (refusal.isPresent()) {
        return Answer.failed(refusal.get());
      }
      switch (normal(setting.get(), change.getValue())) {
        case Reading.Valid<Optional<String>>(Optional<String> text) -> {
          Optional<String> problem = problem(setting.get(), text);
          if (problem.isPresent()) {
            return Answer.failed(new Failure.Invalid(change.getKey(), "malformed", problem.get()));
          }
          texts.put(setting.get(), text);
        }
        case Reading.Invalid<Optional<String>>(String why) -> {
          return Answer.failed(new Failure.Invalid(change.getKey(), "malformed", why));
        }
      }
    }
    var done =
        transactions.change(
            CacheVersions.Kind.SETTINGS,
            entities -> write(entities, caller, scope, texts, version));
    return done.map(count -> sheet(scope));
  }

  /** Returns the words for where a setting can be set, as in "it can be set for ...". */
  private static String levels(Setting<?> setting) {
    List<String> words = new ArrayList<>();
    if (setting.maySetAt(Level.SERVER)) {
      words.add("the server");
    }
    if (setting.maySetAt(Level.DOMAIN)) {
      words.add("a domain");
    }
    if (setting.maySetAt(Level.ACCOUNT)) {
      words.add("a class of service");
      words.add("an account");
    }
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  /**
   * Returns what is wrong with a value that has the form of its type, or empty if nothing is. A
   * time zone must exist, and the range of telephone numbers must contain a number.
   */
  private static Optional<String> problem(Setting<?> setting, Optional<String> text) {
    String value = text.orElse("");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (setting.equals(TimeSettings.ZONE) && TimeSettings.zone(value).isEmpty()) {
      return Optional.of(
          "There is no time zone “" + value + "”. Use a name such as Europe/Berlin.");
    }
    return setting.equals(NewAccountSettings.TELEPHONES) && !NewAccountDefaults.isRange(value)
        ? Optional.of(
            "Both numbers of the range must have the same length, and the first must not be"
                + " greater than the second.")
        : Optional.empty();
  }

  /**
   * Returns why the caller may not set a domain's IP addresses or the address of its webmail, or
   * empty if it may. Only server administrators may set these. With an IP address of the server, a
   * domain would get all sign-ins at that address. With the address of the webmail, links that open
   * accounts would lead there, also those of accounts that administer more.
   */
  private Optional<Failure> refusal(
      Caller caller, Scope scope, Setting<?> setting, Optional<String> said) {
    boolean isAddresses = setting.equals(DirectorySettings.ADDRESSES);
    if (!isAddresses && !setting.equals(HostSettings.WEB_ADDRESS)) {
      return Optional.empty();
    }
    if (!caller.administersServer()) {
      return Optional.of(
          new Failure.NotAllowed(
              "server-only",
              "Only server administrators can set the IP addresses and the webmail"
                  + " address of a domain."));
    }
    return isAddresses
            && scope instanceof Scope.OfDomain(long domain)
            && DirectorySettings.ADDRESSES.type().read(said.orElse(""))
                instanceof Reading.Valid<List<String>>(List<String> wanted)
        ? ConfiguredAddresses.taken(settings, domain, wanted)
            .map(
                taken ->
                    new Failure.Invalid(
                        setting.key(), "taken", taken + " already belongs to another domain."))
        : Optional.empty();
  }

  /**
   * Returns why the caller may not change these settings, or empty if it may. An administrator of
   * one domain must not lock out accounts that administer more, because only these could undo it.
   */
  private static Optional<Failure> refusal(
      EntityManager entities, Caller caller, Scope scope, Set<Setting<?>> changed) {
    return switch (scope) {
      case Scope.OfAccount(long domain, long id) ->
          DirectoryQueries.account(entities, id)
              .flatMap(account -> AccountAuthority.refusal(entities, caller, account));
      case Scope.OfDomain(long domain) -> refusal(entities, caller, domain, changed);
      case Scope.OfClass(long domain, long serviceClass) ->
          refusal(entities, caller, domain, changed);
      case Scope.OfServer() -> Optional.empty();
    };
  }

  private static Optional<Failure> refusal(
      EntityManager entities, Caller caller, long domain, Set<Setting<?>> changed) {
    return changed.stream().anyMatch(ACCESS::contains)
        ? Optional.ofNullable(entities.find(DomainRow.class, domain))
            .flatMap(row -> AccountAuthority.refusal(entities, caller, row))
        : Optional.empty();
  }

  /** Returns whether mail may be sent to an account: one that the caller administers, or none. */
  private static boolean mayName(EntityManager entities, Caller caller, String account) {
    return account.isEmpty()
        || MailAddress.canonical(account)
            .flatMap(canonical -> DirectoryQueries.account(entities, canonical))
            .filter(row -> caller.administersDomain(row.domain().id()))
            .isPresent();
  }

  /** Returns whether an address, which may have a detail, leads to what the caller may name. */
  private static boolean mayLeadTo(EntityManager entities, Caller caller, String address) {
    if (address.isEmpty()) {
      return true;
    }
    AddressLookup lines = new DatabaseAddressLookup(entities);
    return MailAddress.canonical(address)
        .flatMap(
            named ->
                lines
                    .domain(named.domain())
                    .filter(domain -> caller.administersDomain(domain.id()))
                    .flatMap(domain -> AddressTable.line(lines, domain, named.localPart())))
        .isPresent();
  }

  /** Returns the name that the caller wants to set, or empty if a form sent back the old. */
  private static Optional<String> named(
      Map<Setting<?>, Optional<String>> texts, Map<String, String> before, Setting<String> who) {
    return texts
        .getOrDefault(who, Optional.empty())
        .filter(name -> !name.equals(before.get(who.key())));
  }

  private static Answer<Long> unknown(Setting<String> setting, String message) {
    return Answer.failed(new Failure.Invalid(setting.key(), "unknown", message));
  }

  private Answer<Long> write(
      EntityManager entities,
      Caller caller,
      Scope scope,
      Map<Setting<?>, Optional<String>> texts,
      OptionalLong version) {
    if (scope instanceof Scope.OfClass(long domain, long serviceClass)
        && entities.find(ServiceClassRow.class, serviceClass, LockModeType.PESSIMISTIC_WRITE)
            == null) {
      return Answer.failed(new Failure.NotFound("service-class"));
    }
    Optional<Failure> refusal = refusal(entities, caller, scope, texts.keySet());
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    var before = store.lockAndRead(scope);
    long now = version(before);
    if (version.isPresent() && version.getAsLong() != now) {
      return Answer.failed(new Failure.Outdated(now));
    }
    Optional<String> postmaster = named(texts, before, DirectorySettings.POSTMASTER);
    if (postmaster.filter(name -> !mayName(entities, caller, name)).isPresent()) {
      return unknown(DirectorySettings.POSTMASTER, "There is no account " + postmaster.get() + ".");
    }
    Optional<String> catchAll = named(texts, before, DirectorySettings.CATCH_ALL);
    if (catchAll.filter(address -> !mayLeadTo(entities, caller, address)).isPresent()) {
      return unknown(
          DirectorySettings.CATCH_ALL,
          "There is no account, group or forwarder " + catchAll.get() + ".");
    }
    texts.forEach(
        (setting, text) -> {
          var was = Optional.ofNullable(before.get(setting.key()));
          if (!was.equals(text)) {
            store.put(scope, setting, text);
            audit.record(caller, "setting.change", subject(entities, setting, scope), was, text);
          }
        });
    return new Answer.Done<>((long) texts.size());
  }

  private Sheet sheet(Scope scope) {
    var set = transactions.look(entities -> new Answer.Done<>(store.read(scope)));
    List<SettingValue> values =
        SettingRegistry.all().stream()
            .filter(setting -> setting.maySetAt(scope.level()))
            .map(setting -> value(setting, scope))
            .toList();
    return new Sheet(
        values,
        className(scope),
        switch (set) {
          case Answer.Done<Map<String, String>>(Map<String, String> texts) -> version(texts);
          case Answer<Map<String, String>> away -> 0;
        });
  }

  private Optional<String> className(Scope scope) {
    return scope instanceof Scope.OfAccount(long domain, long id)
            && transactions.look(
                    entities ->
                        new Answer.Done<>(
                            DirectoryQueries.account(entities, id).flatMap(AccountRow::className)))
                instanceof Answer.Done<Optional<String>>(Optional<String> name)
        ? name
        : Optional.empty();
  }

  /** Returns a version number that the same values have on every node. */
  private static long version(Map<String, String> texts) {
    long hash = 1;
    for (var entry : texts.entrySet()) {
      hash = 31 * hash + entry.getKey().hashCode();
      hash = 31 * hash + entry.getValue().hashCode();
    }
    return hash & Long.MAX_VALUE;
  }

  private <T> SettingValue value(Setting<T> setting, Scope scope) {
    Resolved<T> resolved = settings.resolve(setting, scope);
    return new SettingValue(setting, setting.type().write(resolved.value()), resolved.origin());
  }

  private static <T> Reading<Optional<String>> normal(Setting<T> setting, Optional<String> text) {
    if (text.isEmpty()) {
      return new Reading.Valid<>(text);
    }
    return switch (setting.type().read(text.get())) {
      case Reading.Valid<T>(T value) ->
          new Reading.Valid<>(Optional.of(setting.type().write(value)));
      case Reading.Invalid<T>(String why) -> new Reading.Invalid<>(why);
    };
  }

  private static boolean mayChange(Caller caller, Scope scope) {
    return switch (scope) {
      case Scope.OfServer() -> caller.administersServer();
      case Scope.OfDomain(long domain) -> caller.administersDomain(domain);
      case Scope.OfAccount(long domain, long account) -> caller.administersDomain(domain);
      case Scope.OfClass(long domain, long serviceClass) ->
          domain == Scope.NO_DOMAIN ? caller.administersServer() : caller.administersDomain(domain);
    };
  }

  /** Returns whether the scope is a server's class, which all administrators can see. */
  private static boolean isOffered(Caller caller, Scope scope) {
    return scope instanceof Scope.OfClass(long domain, long serviceClass)
        && domain == Scope.NO_DOMAIN
        && !(caller.rights() instanceof Rights.User);
  }

  private static boolean isOwners(Caller caller, Scope scope) {
    return scope instanceof Scope.OfAccount(long domain, long account)
        && caller.hasAccount()
        && caller.account() == account;
  }

  /** Returns the subject for the audit log: the setting's key and the name of its scope. */
  private static AuditSubject subject(EntityManager entities, Setting<?> setting, Scope scope) {
    return switch (scope) {
      case Scope.OfServer() -> AuditSubject.server(setting.key() + " of the server");
      case Scope.OfDomain(long domain) ->
          AuditSubject.of(
              domain, setting.key() + " of " + entities.find(DomainRow.class, domain).name());
      case Scope.OfAccount(long domain, long account) ->
          AuditSubject.of(
              domain, setting.key() + " of " + entities.find(AccountRow.class, account).address());
      case Scope.OfClass(long domain, long serviceClass) -> {
        ServiceClassRow row = entities.find(ServiceClassRow.class, serviceClass);
        yield domain == Scope.NO_DOMAIN
            ? AuditSubject.server(setting.key() + " of class " + row.nameIn(""))
            : AuditSubject.of(
                domain,
                setting.key()
                    + " of class "
                    + row.nameIn(entities.find(DomainRow.class, domain).name()));
      }
    };
  }
}
