package org.carillon.rest.scim;

import static org.carillon.contract.directory.PersonAttributes.MANAGER;
import static org.carillon.contract.directory.PersonAttributes.OTHER_MAIL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.carillon.account.Alias;
import org.carillon.account.PasswordInput;
import org.carillon.account.profile.Profile;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.kit.ScimNames;

/** An account as described by a User; values without an attribute are stored as sent. */
final class UserReading {
  /** Matches hashes of crypt(3), PHC strings and LDAP, but no likely password. */
  private static final Pattern HASH =
      Pattern.compile(
          "\\$(?:1|2[abxy]|5|6|7|y|gy|argon2id?|argon2i|scrypt|pbkdf2[a-z0-9-]*)\\$\\S{12,}"
              + "|\\{[A-Za-z0-9-]{2,24}(?:\\.[A-Za-z0-9]{3,6})?}\\S{12,}|!");

  private static final List<String> SEVERAL = List.of("emails", "phoneNumbers", "addresses");
  private static final int MOST_VALUES = 1000;

  private final Complex user;
  private final Function<String, Boolean> isElsewhere;
  private final Function<String, Optional<String>> managers;

  /**
   * Reads a request.
   *
   * @param isElsewhere returns true for an address that is not served here
   * @param managers returns the address of the account with an id
   */
  UserReading(
      Complex user,
      Function<String, Boolean> isElsewhere,
      Function<String, Optional<String>> managers) {
    this.user = user;
    this.isElsewhere = isElsewhere;
    this.managers = managers;
  }

  String userName() {
    return user.text("userName")
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .orElseThrow(() -> ScimError.value("The userName is missing."));
  }

  Optional<Boolean> active() {
    return user.on("active");
  }

  /** Returns the password, or its hash if it has the form of one. */
  Optional<PasswordInput> password() {
    return user.text("password").filter(text -> !text.isEmpty()).map(UserReading::given);
  }

  private static PasswordInput given(String text) {
    return HASH.matcher(text).matches()
        ? new PasswordInput.Hashed(text)
        : new PasswordInput.Typed(text);
  }

  /** Returns the display name, or else the parts of the name. */
  String displayName() {
    return user.text("displayName")
        .or(() -> user.complex("name").flatMap(name -> name.text("formatted")))
        .or(() -> user.complex("name").map(UserReading::joined))
        .orElse("");
  }

  private static String joined(Complex name) {
    return (name.text("givenName").orElse("") + " " + name.text("familyName").orElse("")).strip();
  }

  /** Returns the whole profile: absent attributes are removed. */
  Profile profile() {
    Map<String, String> texts = new HashMap<>();
    texts(texts, UserJson.TEXTS, user);
    texts(texts, UserJson.NAME, user.complex("name").orElseGet(Complex::new));
    Complex enterprise = user.complex(ScimNames.ENTERPRISE).orElseGet(Complex::new);
    texts(texts, UserJson.ENTERPRISE, enterprise);
    texts.put(MANAGER.name(), manager(enterprise));
    Complex rest = new Complex();
    user.complex("name")
        .flatMap(name -> name.text("formatted"))
        .ifPresent(formatted -> rest.put("formatted", formatted));
    rest.put("emails", user.each("emails"));
    texts.put(OTHER_MAIL.name(), line(elsewhere(), OTHER_MAIL));
    rest.put("phoneNumbers", phones(texts));
    rest.put("addresses", places(texts));
    UserJson.REST.forEach(name -> rest.put(name, user.get(name)));
    return new Profile(texts, Optional.of(rest.isEmpty() ? "" : rest.json().toString()));
  }

  /** Returns the class of service, an empty text for none; empty if it is absent. */
  Optional<String> serviceClass() {
    return user.complex(ScimNames.ACCOUNT)
        .flatMap(account -> account.text("class"))
        .map(String::strip);
  }

  private String elsewhere() {
    return user.each("emails").stream()
        .map(email -> email.text("value").orElse(""))
        .filter(value -> !value.isEmpty() && isElsewhere.apply(value))
        .findFirst()
        .orElse("");
  }

  private static void texts(
      Map<String, String> into, Map<String, Attribute<String>> names, Complex from) {
    names.forEach(
        (name, attribute) ->
            into.put(attribute.name(), line(from.text(name).orElse(""), attribute)));
  }

  /** Joins the lines of a postal address; refuses one that is too long. */
  private static String line(String text, Attribute<String> attribute) {
    String line = text.strip().replaceAll("\\R+", ", ");
    if (attribute.type() instanceof AttributeType.Text(int most) && line.length() > most) {
      throw ScimError.value(attribute.name() + " must have at most " + most + " characters.");
    }
    return line;
  }

  private String manager(Complex enterprise) {
    String said =
        enterprise
            .complex("manager")
            .flatMap(manager -> manager.text("value"))
            .or(() -> enterprise.text("manager"))
            .orElse("");
    return line(managers.apply(said).orElse(said), MANAGER);
  }

  private List<Complex> phones(Map<String, String> texts) {
    UserJson.PHONES.values().forEach(attribute -> texts.put(attribute.name(), ""));
    List<Complex> others = new ArrayList<>();
    for (Complex phone : user.each("phoneNumbers")) {
      String type = phone.text("type").orElse("work").toLowerCase(Locale.ROOT);
      String number = phone.text("value").orElse("");
      Attribute<String> attribute = UserJson.PHONES.get(type);
      if (attribute != null && texts.get(attribute.name()).isEmpty()) {
        texts.put(attribute.name(), line(number, attribute));
      } else if (!type.equals(UserJson.EXTENSION)) {
        others.add(phone);
      }
    }
    return others;
  }

  private List<Complex> places(Map<String, String> texts) {
    texts(texts, UserJson.PLACE, new Complex());
    List<Complex> others = new ArrayList<>();
    boolean isFound = false;
    for (Complex place : user.each("addresses")) {
      boolean isWork = place.text("type").orElse("work").equalsIgnoreCase("work");
      if (isWork && !isFound) {
        isFound = true;
        texts(texts, UserJson.PLACE, place);
      } else {
        others.add(place);
      }
    }
    return others;
  }

  /** Returns the account's other addresses; telephone numbers are in the domain. */
  List<Alias> aliases(String own, String domain) {
    Map<String, Alias> all = new LinkedHashMap<>();
    for (Complex email : user.each("emails")) {
      String value = email.text("value").orElse("").strip();
      if (!value.isEmpty() && !value.equalsIgnoreCase(own) && !isElsewhere.apply(value)) {
        all.put(value, new Alias(value, Alias.Kind.NAME, own));
      }
    }
    for (Complex phone : user.each("phoneNumbers")) {
      if (phone.text("type").orElse("").equalsIgnoreCase(UserJson.EXTENSION)) {
        String number =
            phone.text("value").orElse("").replaceFirst("^tel:", "").replaceAll("[ ().-]", "");
        all.put(number, new Alias(number + "@" + domain, Alias.Kind.TELEPHONE, own));
      }
    }
    return List.copyOf(all.values());
  }

  /** Refuses too long or too many values before anything is looked up. */
  void check() {
    for (String name : SEVERAL) {
      if (user.all(name).size() > MOST_VALUES) {
        throw ScimError.value("At most " + MOST_VALUES + " " + name + " can be stored.");
      }
    }
    if (displayName().length() > AccountType.MOST_DISPLAY_NAME) {
      throw ScimError.value(
          "The displayName must have at most " + AccountType.MOST_DISPLAY_NAME + " characters.");
    }
  }
}
