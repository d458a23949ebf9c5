package org.carillon.rest.scim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.Addresses;
import org.carillon.account.Alias;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.Resolution;
import org.carillon.account.bulk.BatchAccountCreation;
import org.carillon.account.group.Group;
import org.carillon.account.group.Groups;
import org.carillon.account.people.AccountSearch;
import org.carillon.account.people.AccountWithAliases;
import org.carillon.account.people.PersonQuery;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.json.Json;
import org.carillon.rest.scim.filter.FilterMatch;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.kit.ScimNames;
import org.carillon.rest.scim.schema.ScimSchema;

/** Accounts as Users: each request is one operation of the core, in one transaction. */
@ApplicationScoped
class Users {
  /** The most accounts examined for a filter that the core cannot evaluate. */
  private static final int MOST_CANDIDATES = 5000;

  /** The most tries of a change without a version, if concurrent changes interfere. */
  private static final int MOST_TRIES = 4;

  @Inject private Accounts accounts;
  @Inject private BatchAccountCreation many;
  @Inject private AccountSearch people;
  @Inject private Addresses addresses;
  @Inject private Groups groups;

  private UserJson json(ScimCall call) {
    return new UserJson(
        call.base(),
        address ->
            accounts.find(call.caller(), address) instanceof Answer.Done<Account>(Account found)
                ? Optional.of(found)
                : Optional.empty(),
        elsewhere());
  }

  /** Returns true for addresses not served here; looks up each domain once. */
  private Function<String, Boolean> elsewhere() {
    Map<String, Boolean> domains = new HashMap<>();
    return address ->
        domains.computeIfAbsent(
            address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT),
            domain -> addresses.resolve("", domain) instanceof Resolution.Remote);
  }

  private Function<String, Optional<String>> managers(Caller caller) {
    return id ->
        uuid(id).flatMap(known -> found(caller, known)).map(one -> one.account().address());
  }

  private Optional<AccountWithAliases> found(Caller caller, UUID id) {
    return people.find(caller, id)
            instanceof Answer.Done<AccountWithAliases>(AccountWithAliases person)
        ? Optional.of(person)
        : Optional.empty();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private AccountWithAliases person(ScimCall call, String id) {
    return uuid(id)
        .map(known -> ScimError.done(people.find(call.caller(), known)))
        .orElseThrow(() -> new ScimError(404, "", "There is no user " + id + "."));
  }

  JsonObject list(ScimCall call, ScimListRequest asked) {
    UserJson json = json(call);
    UserQuery query =
        asked
            .filter()
            .map(filter -> UserQuery.of(filter, managers(call.caller())))
            .orElse(new UserQuery(new PersonQuery.Everybody(), true));
    if (query.exact()) {
      AccountSearch.Found found =
          ScimError.done(
              people.search(
                  call.caller(),
                  query.query(),
                  UserQuery.order(asked),
                  asked.skipped(),
                  asked.most()));
      return listed(asked, found.total(), found.some().stream().map(json::of).toList());
    }
    AccountSearch.Found found =
        ScimError.done(
            people.search(
                call.caller(), query.query(), UserQuery.order(asked), 0, MOST_CANDIDATES));
    if (found.total() > MOST_CANDIDATES) {
      throw new ScimError(
          400,
          "tooMany",
          "The filter is too broad: it would have to examine more than "
              + MOST_CANDIDATES
              + " users.");
    }
    List<Complex> all =
        found.some().stream()
            .map(json::of)
            .filter(user -> FilterMatch.matches(asked.filter().orElseThrow(), user))
            .toList();
    return listed(
        asked, all.size(), all.stream().skip(asked.skipped()).limit(asked.most()).toList());
  }

  static JsonObject listed(ScimListRequest asked, long total, List<Complex> some) {
    var resources = Json.createArrayBuilder();
    some.forEach(each -> resources.add(asked.selection().told(each)));
    return Json.createObjectBuilder()
        .add("schemas", Json.createArrayBuilder().add(ScimNames.LIST))
        .add("totalResults", total)
        .add("startIndex", asked.skipped() + 1)
        .add("itemsPerPage", some.size())
        .add("Resources", resources)
        .build();
  }

  ScimAnswer find(ScimCall call, String id) {
    AccountWithAliases person = person(call, id);
    String tag = UserJson.tag(person.account().version());
    if (call.ifNoneMatch().filter(field -> ScimCall.names(field, tag)).isPresent()) {
      return new ScimAnswer(304, Optional.empty(), Optional.of(tag), Optional.empty());
    }
    Complex user = json(call).of(person);
    user.put("groups", groups(call, person));
    return new ScimAnswer(
        200,
        Optional.of(Selection.of(call).told(user)),
        Optional.of(tag),
        Optional.of(UserJson.location(call.base(), person.account())));
  }

  /** Returns the groups if the caller is an administrator, else none. */
  private List<Complex> groups(ScimCall call, AccountWithAliases person) {
    return groups.of(call.caller(), person.account().id())
            instanceof Answer.Done<List<Group>>(List<Group> found)
        ? found.stream()
            .map(
                group ->
                    new Complex()
                        .put("value", String.valueOf(group.id()))
                        .put("$ref", call.base() + "/Groups/" + group.id())
                        .put("display", group.terms().displayName()))
            .toList()
        : List.of();
  }

  private ScimAnswer shown(ScimCall call, int status, AccountWithAliases person) {
    return new ScimAnswer(
        status,
        Optional.of(Selection.of(call).told(json(call).of(person))),
        Optional.of(UserJson.tag(person.account().version())),
        Optional.of(UserJson.location(call.base(), person.account())));
  }

  ScimAnswer create(ScimCall call) {
    Account made = ScimError.done(accounts.create(call.caller(), wanted(call)));
    return shown(call, 201, ScimError.done(people.find(call.caller(), made.uuid())));
  }

  /** Returns the requested account; throws {@link ScimError} if it is invalid. */
  NewAccount wanted(ScimCall call) {
    if (call.caller().rights() instanceof Rights.User) {
      throw ScimError.notAllowed();
    }
    UserReading said = reading(call, call.said());
    String name = said.userName();
    MailAddress address =
        MailAddress.canonical(name)
            .orElseThrow(() -> ScimError.value("The userName must be the address of the account."));
    return new NewAccount(
        name,
        said.password().orElse(new PasswordInput.Hashed("!")),
        said.displayName(),
        said.active().orElse(true),
        said.profile(),
        said.aliases(address.toString(), address.domain()),
        said.serviceClass());
  }

  /**
   * Creates up to {@link BatchAccountCreation#STEP} users: a response for each in order, without
   * body.
   */
  List<Answer<ScimAnswer>> createAll(ScimCall call, List<NewAccount> wanted) {
    Answer<List<Answer<Account>>> made = many.create(call.caller(), wanted);
    return IntStream.range(0, wanted.size())
        .mapToObj(i -> made.then(each -> each.get(i)).map(account -> created(call, account)))
        .toList();
  }

  private static ScimAnswer created(ScimCall call, Account account) {
    return new ScimAnswer(
        201,
        Optional.empty(),
        Optional.of(UserJson.tag(account.version())),
        Optional.of(UserJson.location(call.base(), account)));
  }

  private UserReading reading(ScimCall call, Complex body) {
    UserReading reading = new UserReading(body, elsewhere(), managers(call.caller()));
    reading.check();
    return reading;
  }

  /** Replaces one. Addresses and a class of service stay if they are absent. */
  ScimAnswer replace(ScimCall call, String id) {
    return changed(
        call,
        id,
        user -> {
          Complex body = call.said();
          if (body.get("emails") == null) {
            body.put("emails", user.get("emails"));
          }
          if (body.get(ScimNames.ACCOUNT) == null) {
            body.put(ScimNames.ACCOUNT, user.get(ScimNames.ACCOUNT));
          }
          if (body.get("phoneNumbers") == null) {
            body.put(
                "phoneNumbers",
                user.each("phoneNumbers").stream()
                    .filter(phone -> phone.text("type").equals(Optional.of(UserJson.EXTENSION)))
                    .toList());
          }
          return body;
        });
  }

  ScimAnswer patch(ScimCall call, String id) {
    return changed(
        call,
        id,
        user -> {
          PatchDocument.apply(ScimSchema.USER, user, call.said());
          return user;
        });
  }

  /** Returns the wanted user. */
  @FunctionalInterface
  private interface Change {
    Complex of(Complex user);
  }

  private ScimAnswer changed(ScimCall call, String id, Change change) {
    for (int tries = 1; ; tries++) {
      AccountWithAliases person = person(call, id);
      try {
        requireVersion(call, person);
        return changed(call, person, change.of(said(call, person)));
      } catch (ScimError outdated) {
        if (outdated.status() != 412 || call.ifMatch().isPresent() || tries == MOST_TRIES) {
          throw outdated;
        }
      }
    }
  }

  /** Returns a user without the parts derived from others, which follow these. */
  private Complex said(ScimCall call, AccountWithAliases person) {
    Complex user = json(call).of(person);
    String formatted = UserJson.rest(person.account().profile()).text("formatted").orElse(null);
    user.complex("name").ifPresent(name -> name.put("formatted", formatted));
    return user;
  }

  private static void requireVersion(ScimCall call, AccountWithAliases person) {
    String tag = UserJson.tag(person.account().version());
    if (call.ifMatch().filter(field -> !ScimCall.names(field, tag)).isPresent()) {
      throw new ScimError(412, "", "The object has changed since it was read. Read it again.");
    }
  }

  private ScimAnswer changed(ScimCall call, AccountWithAliases person, Complex user) {
    Account account = person.account();
    UserReading said = reading(call, user);
    requireSameName(account, said.userName());
    String domain = account.address().substring(account.address().lastIndexOf('@') + 1);
    Profile profile = said.profile();
    // Unchanged values are left out: the account itself may change its name and password only.
    UserReading before = reading(call, said(call, person));
    List<Alias> aliases = said.aliases(account.address(), domain);
    AccountChange change =
        new AccountChange(
            said.password(),
            Optional.of(said.displayName()).filter(name -> !name.equals(account.displayName())),
            said.active().filter(on -> on != account.enabled()),
            profile.equals(before.profile()) ? Profile.NONE : profile,
            Optional.of(aliases)
                .filter(all -> !all.equals(before.aliases(account.address(), domain))),
            Optional.of(said.serviceClass().orElse(""))
                .filter(name -> !name.equals(account.serviceClass().orElse(""))));
    ScimError.done(
        accounts.change(
            call.caller(), account.address(), change, OptionalLong.of(account.version())));
    return shown(call, 200, ScimError.done(people.find(call.caller(), account.uuid())));
  }

  private static void requireSameName(Account account, String name) {
    boolean isSame =
        MailAddress.canonical(name)
            .map(MailAddress::toString)
            .equals(Optional.of(account.address()));
    if (!isSame) {
      throw ScimError.mutability("The userName is the account's address and cannot be changed.");
    }
  }

  ScimAnswer delete(ScimCall call, String id) {
    AccountWithAliases person = person(call, id);
    requireVersion(call, person);
    ScimError.done(
        accounts.delete(
            call.caller(),
            person.account().address(),
            call.ifMatch().isPresent()
                ? OptionalLong.of(person.account().version())
                : OptionalLong.empty()));
    return ScimAnswer.nothing(204);
  }

  /** Returns the caller's own id. */
  String own(Caller caller) {
    if (!caller.hasAccount()) {
      throw new ScimError(404, "", "You are signed in without an account.");
    }
    return ScimError.done(accounts.find(caller, caller.name())).uuid().toString();
  }
}
