package org.carillon.identity.internal.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.account.Alias;
import org.carillon.account.MailAddress;
import org.carillon.account.profile.Profile;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.settings.Level;
import org.carillon.settings.SettingRegistry;

/**
 * The attributes of a user that are copied from a source to the account. What the source does not
 * name stays unchanged here.
 *
 * @param displayName the display name; empty if the source has none
 * @param profile all copied attributes of the profile; those that the source no longer has are
 *     removed
 * @param aliases the aliases; empty if they are not copied
 * @param serviceClass the name of the class of service, the empty text for none; empty if it is not
 *     copied
 * @param settings the account's settings by key; empty for a value that the source does not have,
 *     to inherit it
 */
public record CopiedAttributes(
    Optional<String> displayName,
    Profile profile,
    Optional<List<Alias>> aliases,
    Optional<String> serviceClass,
    Map<String, Optional<String>> settings) {
  private static final String DISPLAY_NAME = "displayName";
  private static final String ALIASES = "aliases";
  private static final String CLASS = AccountType.CLASS.name();
  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z][A-Za-z0-9.-]{0,99})=([A-Za-z][A-Za-z0-9._;-]{0,99})");

  /** The prefix by which Active Directory marks mail addresses among X.400 and other addresses. */
  private static final String SMTP = "smtp:";

  private static final Map<String, Attribute<String>> PERSON =
      PersonAttributes.all().stream()
          .collect(Collectors.toMap(Attribute::name, attribute -> attribute));

  /** Returns what's wrong with name pairs, such as {@code displayName=cn}, or empty if valid. */
  public static Optional<String> problem(List<String> pairs) {
    for (String pair : pairs) {
      var parts = PAIR.matcher(pair);
      if (!parts.matches()) {
        return Optional.of("This is not a pair of attributes such as displayName=cn: " + pair);
      }
      String ours = parts.group(1);
      if (!PERSON.containsKey(ours)
          && !ours.equals(DISPLAY_NAME)
          && !ours.equals(ALIASES)
          && !ours.equals(CLASS)
          && !isSetting(ours)) {
        return Optional.of("This is neither an attribute nor a setting of accounts: " + ours);
      }
    }
    return Optional.empty();
  }

  private static boolean isSetting(String ours) {
    return SettingRegistry.find(ours)
        .filter(setting -> setting.levels().contains(Level.ACCOUNT))
        .isPresent();
  }

  /** Returns the names of the source's attributes that are asked for. */
  public static Set<String> asked(List<String> pairs) {
    return pairs.stream().map(CopiedAttributes::theirs).collect(Collectors.toSet());
  }

  private static String theirs(String pair) {
    return pair.substring(pair.indexOf('=') + 1);
  }

  /** Returns the attributes of a user that are copied according to the pairs. */
  public static CopiedAttributes of(SourceIdentity person, List<String> pairs, MailAddress home) {
    Map<String, String> texts = new TreeMap<>();
    List<Alias> aliases = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (String pair : pairs) {
      String ours = pair.substring(0, pair.indexOf('='));
      List<String> values =
          person.attributes().getOrDefault(theirs(pair).toLowerCase(Locale.ROOT), List.of());
      named.add(ours);
      if (ours.equals(ALIASES)) {
        values.stream().flatMap(value -> alias(value, home)).forEach(aliases::add);
      } else {
        values.stream().findFirst().ifPresent(value -> texts.putIfAbsent(ours, cut(ours, value)));
      }
    }
    Optional<String> displayName = Optional.ofNullable(texts.remove(DISPLAY_NAME));
    Optional<String> serviceClass = Optional.ofNullable(texts.remove(CLASS));
    Map<String, Optional<String>> settings = new TreeMap<>();
    named.stream()
        .filter(CopiedAttributes::isSetting)
        .forEach(key -> settings.put(key, Optional.ofNullable(texts.remove(key))));
    named.stream().filter(PERSON::containsKey).forEach(ours -> texts.putIfAbsent(ours, ""));
    return new CopiedAttributes(
        displayName,
        new Profile(texts),
        named.contains(ALIASES) ? Optional.of(aliases) : Optional.empty(),
        named.contains(CLASS) ? serviceClass.or(() -> Optional.of("")) : Optional.empty(),
        settings);
  }

  public CopiedAttributes withoutAliases() {
    return new CopiedAttributes(displayName, profile, Optional.empty(), serviceClass, settings);
  }

  public CopiedAttributes withoutClass() {
    return new CopiedAttributes(displayName, profile, aliases, Optional.empty(), settings);
  }

  /** Returns the alias for an address in the account's domain; the source may assign no others. */
  private static Stream<Alias> alias(String value, MailAddress home) {
    String address =
        value.regionMatches(true, 0, SMTP, 0, SMTP.length())
            ? value.substring(SMTP.length())
            : value;
    return MailAddress.canonical(address)
        .filter(other -> other.domain().equals(home.domain()) && !other.equals(home))
        .map(other -> new Alias(other.toString(), Alias.Kind.NAME, home.toString()))
        .stream();
  }

  /** Returns the text in one line, cut to the length that the attribute can store. */
  private static String cut(String ours, String value) {
    int most =
        PERSON.get(ours) instanceof Attribute<String> attribute
                && attribute.type() instanceof AttributeType.Text(int length)
            ? length
            : AccountType.MOST_DISPLAY_NAME;
    String line = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= most ? line : line.substring(0, most);
  }
}
