package org.carillon.rest.scim;

import static org.carillon.contract.directory.PersonAttributes.COST_CENTER;
import static org.carillon.contract.directory.PersonAttributes.COUNTRY;
import static org.carillon.contract.directory.PersonAttributes.DEPARTMENT;
import static org.carillon.contract.directory.PersonAttributes.DIVISION;
import static org.carillon.contract.directory.PersonAttributes.EMPLOYEE_NUMBER;
import static org.carillon.contract.directory.PersonAttributes.EMPLOYEE_TYPE;
import static org.carillon.contract.directory.PersonAttributes.EXTERNAL_ID;
import static org.carillon.contract.directory.PersonAttributes.FAMILY_NAME;
import static org.carillon.contract.directory.PersonAttributes.FAX;
import static org.carillon.contract.directory.PersonAttributes.GIVEN_NAME;
import static org.carillon.contract.directory.PersonAttributes.HOME_PHONE;
import static org.carillon.contract.directory.PersonAttributes.HONORIFIC_PREFIX;
import static org.carillon.contract.directory.PersonAttributes.HONORIFIC_SUFFIX;
import static org.carillon.contract.directory.PersonAttributes.LOCALE;
import static org.carillon.contract.directory.PersonAttributes.LOCALITY;
import static org.carillon.contract.directory.PersonAttributes.MANAGER;
import static org.carillon.contract.directory.PersonAttributes.MIDDLE_NAME;
import static org.carillon.contract.directory.PersonAttributes.MOBILE_PHONE;
import static org.carillon.contract.directory.PersonAttributes.NICK_NAME;
import static org.carillon.contract.directory.PersonAttributes.ORGANIZATION;
import static org.carillon.contract.directory.PersonAttributes.OTHER_MAIL;
import static org.carillon.contract.directory.PersonAttributes.POSTAL_CODE;
import static org.carillon.contract.directory.PersonAttributes.PREFERRED_LANGUAGE;
import static org.carillon.contract.directory.PersonAttributes.REGION;
import static org.carillon.contract.directory.PersonAttributes.STREET;
import static org.carillon.contract.directory.PersonAttributes.TIME_ZONE;
import static org.carillon.contract.directory.PersonAttributes.TITLE;
import static org.carillon.contract.directory.PersonAttributes.WEBSITE;
import static org.carillon.contract.directory.PersonAttributes.WORK_PHONE;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.account.Account;
import org.carillon.account.Alias;
import org.carillon.account.people.AccountWithAliases;
import org.carillon.account.profile.Profile;
import org.carillon.contract.directory.Attribute;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimNames;

/** An account as a User (RFC 7643 §4.1, §4.3). */
final class UserJson {
  /** Attributes of a User that are one text in the profile. */
  static final Map<String, Attribute<String>> TEXTS =
      Map.of(
          "externalId", EXTERNAL_ID,
          "nickName", NICK_NAME,
          "profileUrl", WEBSITE,
          "title", TITLE,
          "userType", EMPLOYEE_TYPE,
          "preferredLanguage", PREFERRED_LANGUAGE,
          "locale", LOCALE,
          "timezone", TIME_ZONE);

  /** The same for the attributes of its name. */
  static final Map<String, Attribute<String>> NAME =
      Map.of(
          "givenName", GIVEN_NAME,
          "middleName", MIDDLE_NAME,
          "familyName", FAMILY_NAME,
          "honorificPrefix", HONORIFIC_PREFIX,
          "honorificSuffix", HONORIFIC_SUFFIX);

  /** The same for the enterprise extension. */
  static final Map<String, Attribute<String>> ENTERPRISE =
      Map.of(
          "employeeNumber", EMPLOYEE_NUMBER,
          "costCenter", COST_CENTER,
          "organization", ORGANIZATION,
          "division", DIVISION,
          "department", DEPARTMENT);

  /** The same for the postal address at work. */
  static final Map<String, Attribute<String>> PLACE =
      Map.of(
          "streetAddress", STREET,
          "locality", LOCALITY,
          "region", REGION,
          "postalCode", POSTAL_CODE,
          "country", COUNTRY);

  /** The profile attribute of each type of telephone number that is a text. */
  static final Map<String, Attribute<String>> PHONES =
      new TreeMap<>(
          Map.of("work", WORK_PHONE, "mobile", MOBILE_PHONE, "home", HOME_PHONE, "fax", FAX));

  /** The type of telephone numbers that are aliases. */
  static final String EXTENSION = "extension";

  /** The attributes of a User that are stored as they were sent. */
  static final List<String> REST =
      List.of("ims", "photos", "entitlements", "roles", "x509Certificates");

  private final String base;
  private final Function<String, Optional<Account>> managers;
  private final Map<String, Optional<Account>> known = new HashMap<>();
  private final Function<String, Boolean> isElsewhere;

  /**
   * Creates it for a base address.
   *
   * @param managers finds the account of an address that the caller may see
   * @param isElsewhere returns true for an address that is not served here
   */
  UserJson(
      String base,
      Function<String, Optional<Account>> managers,
      Function<String, Boolean> isElsewhere) {
    this.base = base;
    this.managers = managers;
    this.isElsewhere = isElsewhere;
  }

  static String location(String base, Account account) {
    return base + "/Users/" + account.uuid();
  }

  Complex of(AccountWithAliases person) {
    Account account = person.account();
    Profile profile = account.profile();
    Complex rest = rest(profile);
    Complex user = new Complex();
    texts(user, TEXTS, profile);
    user.put("id", account.uuid().toString())
        .put("userName", account.address())
        .put("displayName", some(account.displayName()))
        .put("active", account.enabled());
    texts(user.below("name"), NAME, profile);
    user.below("name").put("formatted", formatted(profile, rest));
    user.put("emails", emails(person, rest));
    user.put("phoneNumbers", phones(person, rest));
    user.put("addresses", places(profile, rest));
    REST.forEach(name -> user.put(name, rest.get(name)));
    Complex enterprise = user.below(ScimNames.ENTERPRISE);
    texts(enterprise, ENTERPRISE, profile);
    enterprise.put("manager", manager(profile.text(MANAGER)));
    List<Object> schemas = new ArrayList<>(List.of(ScimNames.USER));
    if (enterprise.isEmpty()) {
      user.put(ScimNames.ENTERPRISE, null);
    } else {
      schemas.add(ScimNames.ENTERPRISE);
    }
    account
        .serviceClass()
        .ifPresent(
            name -> {
              user.below(ScimNames.ACCOUNT).put("class", name);
              schemas.add(ScimNames.ACCOUNT);
            });
    user.put("schemas", schemas);
    user.below("meta")
        .put("resourceType", "User")
        .put("created", account.created().toString())
        .put("lastModified", person.modified().toString())
        .put("version", tag(account.version()))
        .put("location", location(base, account));
    return user;
  }

  static String tag(long version) {
    return "W/\"" + version + "\"";
  }

  /** Returns the attributes stored as sent; nothing if they cannot be read. */
  static Complex rest(Profile profile) {
    String text = profile.rest().orElse("{}");
    try (var reader = Json.createReader(new StringReader(text))) {
      return Complex.of(reader.readObject());
    } catch (RuntimeException other) {
      return new Complex();
    }
  }

  private static void texts(Complex into, Map<String, Attribute<String>> names, Profile profile) {
    names.forEach((name, attribute) -> into.put(name, some(profile.text(attribute))));
  }

  private static String some(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String formatted(Profile profile, Complex rest) {
    String said = rest.text("formatted").orElse("");
    return some(
        said.isEmpty()
            ? Stream.of(HONORIFIC_PREFIX, GIVEN_NAME, MIDDLE_NAME, FAMILY_NAME, HONORIFIC_SUFFIX)
                .map(profile::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "))
            : said);
  }

  /** The addresses as they were sent, as far as they are still true, and all others. */
  private List<Complex> emails(AccountWithAliases person, Complex rest) {
    Map<String, Complex> all = new LinkedHashMap<>();
    List<String> own = new ArrayList<>(List.of(person.account().address()));
    person.aliases().stream()
        .filter(alias -> alias.kind() == Alias.Kind.NAME)
        .map(Alias::address)
        .forEach(own::add);
    for (Complex each : rest.each("emails")) {
      String value = each.text("value").orElse("");
      if (own.stream().anyMatch(value::equalsIgnoreCase) || isElsewhere.apply(value)) {
        all.put(key(value), each);
      }
    }
    String elsewhere = person.account().profile().text(OTHER_MAIL);
    if (!elsewhere.isEmpty()) {
      own.add(elsewhere);
    }
    for (String address : own) {
      all.computeIfAbsent(key(address), _ -> new Complex().put("value", address));
    }
    boolean isDecided = all.values().stream().anyMatch(each -> each.on("primary").orElse(false));
    if (!isDecided) {
      Complex first = all.get(key(person.account().address()));
      first.put("primary", true);
      if (first.get("type") == null) {
        first.put("type", "work");
      }
    }
    return List.copyOf(all.values());
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static List<Complex> phones(AccountWithAliases person, Complex rest) {
    List<Complex> all = new ArrayList<>();
    PHONES.forEach(
        (type, attribute) -> {
          String number = person.account().profile().text(attribute);
          if (!number.isEmpty()) {
            all.add(new Complex().put("value", number).put("type", type));
          }
        });
    all.addAll(rest.each("phoneNumbers"));
    person.aliases().stream()
        .filter(alias -> alias.kind() == Alias.Kind.TELEPHONE)
        .map(alias -> alias.address().substring(0, alias.address().lastIndexOf('@')))
        .forEach(number -> all.add(new Complex().put("value", number).put("type", EXTENSION)));
    return all;
  }

  private static List<Complex> places(Profile profile, Complex rest) {
    List<Complex> all = new ArrayList<>();
    Complex work = new Complex();
    texts(work, PLACE, profile);
    if (!work.isEmpty()) {
      all.add(work.put("type", "work"));
    }
    all.addAll(rest.each("addresses"));
    return all;
  }

  private Complex manager(String said) {
    if (said.isEmpty()) {
      return null;
    }
    Optional<Account> account =
        said.contains("@") ? known.computeIfAbsent(said, managers) : Optional.empty();
    Complex manager = new Complex();
    account.ifPresentOrElse(
        found ->
            manager
                .put("value", found.uuid().toString())
                .put("$ref", location(base, found))
                .put("displayName", some(found.displayName())),
        () -> manager.put("value", said));
    return manager;
  }
}
