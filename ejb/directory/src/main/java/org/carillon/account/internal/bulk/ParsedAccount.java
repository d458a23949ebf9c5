package org.carillon.account.internal.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.account.Alias;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.Operation;
import org.carillon.database.StoredText;

/** The data of one account in a file, as texts by the names of {@link AccountType}'s attributes. */
final class ParsedAccount {
  /** A hash that no password matches, for an account without a password. */
  private static final String NO_PASSWORD = "!";

  private static final int MOST_ALIASES = 100;

  private static final Map<String, Attribute<?>> ATTRIBUTES =
      AccountType.TYPE.said(Operation.CREATE).stream()
          .filter(each -> !each.isReadElsewhere())
          .collect(Collectors.toMap(Attribute::name, Function.identity()));

  private final Optional<String> domain;
  private final Map<String, String> texts = new HashMap<>();
  private final List<String> aliases = new ArrayList<>();
  private final List<String> telephones = new ArrayList<>();

  /**
   * Creates an account without data.
   *
   * @param domain the domain of names that are given without one
   */
  ParsedAccount(Optional<String> domain) {
    this.domain = domain;
  }

  static List<String> names() {
    return ATTRIBUTES.keySet().stream().sorted().toList();
  }

  static List<Attribute<?>> attributes() {
    return names().stream().<Attribute<?>>map(ATTRIBUTES::get).toList();
  }

  /** Sets an attribute, unless the text is empty. */
  void say(Attribute<?> attribute, String text) {
    say(attribute.name(), text);
  }

  /** Sets the attribute with this name, unless the text is empty. */
  void say(String attribute, String text) {
    if (!text.isEmpty()) {
      texts.put(attribute, text);
    }
  }

  boolean isSaid(Attribute<?> attribute) {
    return texts.containsKey(attribute.name());
  }

  void alias(String address) {
    aliases.add(address);
  }

  void telephone(String number) {
    telephones.add(number);
  }

  /** Returns the account with its line, under which a failure is reported. */
  SourceAccount at(int line) {
    String name = texts.getOrDefault(AccountType.ADDRESS.name(), "");
    return new SourceAccount(line, name, read());
  }

  private Answer<NewAccount> read() {
    if (!isSaid(AccountType.ADDRESS)) {
      return Answer.failed(
          new Failure.Invalid(AccountType.ADDRESS.name(), "missing", "The address is missing."));
    }
    if (aliases.size() + telephones.size() > MOST_ALIASES) {
      return Answer.failed(
          new Failure.Invalid(
              "aliases",
              "too-many",
              "An account can have at most " + MOST_ALIASES + " aliases and telephone numbers."));
    }
    Optional<Failure> impossible = impossible();
    if (impossible.isPresent()) {
      return Answer.failed(impossible.get());
    }
    AttributeValues values = new AttributeValues();
    for (Map.Entry<String, String> said : texts.entrySet()) {
      Attribute<?> attribute = ATTRIBUTES.get(said.getKey());
      Answer<Object> value = value(attribute, said.getValue());
      if (value instanceof Answer.Failed<Object>(Failure failure)) {
        return Answer.failed(failure);
      }
      values = values.read(attribute, Optional.of(((Answer.Done<Object>) value).value()));
    }
    return account(values);
  }

  private Optional<Failure> impossible() {
    return texts.entrySet().stream()
        .filter(said -> StoredText.isImpossible(said.getValue()))
        .findFirst()
        .map(
            said ->
                new Failure.Invalid(
                    said.getKey(),
                    "malformed",
                    "The value contains a NUL character or an unpaired surrogate."));
  }

  private static Answer<Object> value(Attribute<?> attribute, String text) {
    return switch (attribute.type()) {
      case AttributeType.Text(int most) when text.length() > most ->
          Answer.failed(
              new Failure.Invalid(
                  attribute.name(),
                  "too-long",
                  attribute.title() + " must have at most " + most + " characters."));
      case AttributeType.Switch() ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> new Answer.Done<>(true);
            case "false", "no", "off", "0" -> new Answer.Done<>(false);
            default ->
                Answer.failed(
                    new Failure.Invalid(
                        attribute.name(), "type", "The value must be true or false."));
          };
      default -> new Answer.Done<>(text);
    };
  }

  private Answer<NewAccount> account(AttributeValues values) {
    Optional<PasswordInput> typed = values.get(AccountType.PASSWORD).map(PasswordInput.Typed::new);
    Optional<PasswordInput> hash =
        values.get(AccountType.PASSWORD_HASH).map(PasswordInput.Hashed::new);
    if (typed.isPresent() && hash.isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              AccountType.PASSWORD_HASH.name(),
              "both",
              "Give either the password or its hash, not both."));
    }
    return new Answer.Done<>(
        new NewAccount(
            address(values.require(AccountType.ADDRESS)),
            typed.or(() -> hash).orElseGet(() -> new PasswordInput.Hashed(NO_PASSWORD)),
            values.require(AccountType.DISPLAY_NAME),
            values.require(AccountType.ENABLED),
            Profile.said(values),
            aliases(values.require(AccountType.ADDRESS)),
            values.get(AccountType.CLASS)));
  }

  private List<Alias> aliases(String of) {
    String target = address(of);
    return Stream.concat(
            aliases.stream().map(each -> Alias.typed(each, Alias.Kind.NAME, target)),
            telephones.stream().map(each -> Alias.typed(each, Alias.Kind.TELEPHONE, target)))
        .toList();
  }

  private String address(String said) {
    return said.indexOf('@') < 0 && domain.isPresent() ? said + "@" + domain.get() : said;
  }
}
