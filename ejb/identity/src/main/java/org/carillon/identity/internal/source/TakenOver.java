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
import org.carillon.contract.source.SourcePerson;
import org.carillon.settings.Level;
import org.carillon.settings.SettingRegistry;

/**
 * What is taken over of somebody into an account; what his source does not name stays as it is
 * here.
 *
 * @param displayName empty where nothing is said
 * @param profile of what is taken over, all: what the source has no more is taken away
 * @param aliases empty where they are not taken over
 * @param serviceClass the name of the class of service, empty text for none; empty where that is
 *     not taken over
 * @param settings of the account by key; empty for what the source has not, to inherit
 */
public record TakenOver(
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

  /** How Active Directory marks addresses among others, such as X.400's. */
  private static final String SMTP = "smtp:";

  private static final Map<String, Attribute<String>> PERSON =
      PersonAttributes.all().stream()
          .collect(Collectors.toMap(Attribute::name, attribute -> attribute));

  /** What is wrong with pairs of names, such as {@code displayName=cn}; empty if nothing is. */
  public static Optional<String> problem(List<String> pairs) {
    for (String pair : pairs) {
      var parts = PAIR.matcher(pair);
      if (!parts.matches()) {
        return Optional.of("That is no pair of attributes such as displayName=cn: " + pair);
      }
      String ours = parts.group(1);
      if (!PERSON.containsKey(ours)
          && !ours.equals(DISPLAY_NAME)
          && !ours.equals(ALIASES)
          && !ours.equals(CLASS)
          && !isSetting(ours)) {
        return Optional.of("Accounts have no attribute and no setting " + ours);
      }
    }
    return Optional.empty();
  }

  private static boolean isSetting(String ours) {
    return SettingRegistry.find(ours)
        .filter(setting -> setting.levels().contains(Level.ACCOUNT))
        .isPresent();
  }

  /** Which of the source's attributes are asked for. */
  public static Set<String> asked(List<String> pairs) {
    return pairs.stream().map(TakenOver::theirs).collect(Collectors.toSet());
  }

  private static String theirs(String pair) {
    return pair.substring(pair.indexOf('=') + 1);
  }

  /** What is to be taken over of somebody by these pairs. */
  public static TakenOver of(SourcePerson person, List<String> pairs, MailAddress home) {
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
        .filter(TakenOver::isSetting)
        .forEach(key -> settings.put(key, Optional.ofNullable(texts.remove(key))));
    named.stream().filter(PERSON::containsKey).forEach(ours -> texts.putIfAbsent(ours, ""));
    return new TakenOver(
        displayName,
        new Profile(texts),
        named.contains(ALIASES) ? Optional.of(aliases) : Optional.empty(),
        named.contains(CLASS) ? serviceClass.or(() -> Optional.of("")) : Optional.empty(),
        settings);
  }

  /** The same without other addresses. */
  public TakenOver withoutAliases() {
    return new TakenOver(displayName, profile, Optional.empty(), serviceClass, settings);
  }

  /** The same without the class of service. */
  public TakenOver withoutClass() {
    return new TakenOver(displayName, profile, aliases, Optional.empty(), settings);
  }

  /** Addresses in the domain of the account itself: others are not the source's to give away. */
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

  /** As much of a text as is kept, on one line. */
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
