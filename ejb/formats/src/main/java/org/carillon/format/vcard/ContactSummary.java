package org.carillon.format.vcard;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The data of a contact that lists, completion and searches need, stored beside the card. It is
 * bounded; what exceeds the bounds is only in the card.
 *
 * @param fullName the name to be shown; never empty for a card with any name, address or number
 * @param sortName the sort key
 * @param organisation the organisation with its units, separated by spaces
 * @param complete whether this has everything that the card has in UID, FN, EMAIL and NICKNAME
 * @param members the UIDs of a group's members, or their addresses ({@code mailto:})
 * @param days the contact's birthday and anniversary
 */
public record ContactSummary(
    String uid,
    ContactKind kind,
    String fullName,
    String sortName,
    String givenName,
    String familyName,
    List<ContactEmail> emails,
    List<ContactTelephone> telephones,
    String organisation,
    List<String> nicknames,
    List<String> members,
    List<String> categories,
    List<Day> days,
    boolean hasPhoto,
    boolean complete) {
  /** The maximum number of characters of each text. */
  public static final int MOST_CHARS = 500;

  /** The maximum number of e-mail addresses, telephone numbers, nicknames, categories each. */
  public static final int MOST_EACH = 100;

  public static final int MOST_MEMBERS = 5_000;

  private static final Pattern DAY = Pattern.compile("(\\d{4}|--)-?(\\d{2})-?(\\d{2})(?:T.*)?");

  private static final List<String> SEARCHED = List.of("UID", "FN", "EMAIL", "NICKNAME");

  private static final String URN = "urn:uuid:";

  /**
   * A day that recurs every year.
   *
   * @param isBirthday true for the birthday (BDAY), false for the wedding day (ANNIVERSARY: RFC
   *     6350 §6.2.5, §6.2.6)
   * @param year the year; 0 if it is not known
   * @param day the day of the year
   */
  public record Day(boolean isBirthday, int year, MonthDay day) {}

  public ContactSummary {
    days = List.copyOf(days);
    emails = List.copyOf(emails);
    telephones = List.copyOf(telephones);
    nicknames = List.copyOf(nicknames);
    members = List.copyOf(members);
    categories = List.copyOf(categories);
  }

  /** Returns the summary of a card of any version. */
  public static ContactSummary of(VCard read) {
    VCard card = VCardConversion.to(read, VCardVersion.V4_0);
    Optional<VCardProperty> name = card.first("N");
    String organisation = card.first("ORG").map(org -> String.join(" ", texts(org))).orElse("");
    List<ContactEmail> emails = emails(card);
    List<ContactTelephone> telephones = telephones(card);
    String full = card.text("FN");
    if (full.isEmpty()) {
      full = name.map(CardNames::full).orElse("");
    }
    if (full.isEmpty()) {
      full = firstOf(organisation, emails, telephones);
    }
    String sorted =
        name.flatMap(n -> n.parameter("SORT-AS"))
            .or(() -> PhoneticName.of(card).map(CardNames::sorted))
            .orElseGet(() -> name.map(CardNames::sorted).orElse(""));
    return new ContactSummary(
        card.uid(),
        ContactKind.of(card.text("KIND")),
        bounded(full),
        bounded(sorted.isEmpty() ? full : sorted),
        bounded(name.map(n -> n.component(1)).orElse("")),
        bounded(name.map(n -> n.component(0)).orElse("")),
        emails,
        telephones,
        bounded(organisation),
        several(card, "NICKNAME"),
        members(card),
        several(card, "CATEGORIES"),
        days(card),
        card.first("PHOTO").isPresent(),
        isComplete(card));
  }

  /** Returns the address to use first, or empty if there is none. */
  public Optional<String> preferredEmail() {
    return emails.stream()
        .filter(ContactEmail::preferred)
        .findFirst()
        .or(() -> emails.stream().findFirst())
        .map(ContactEmail::address);
  }

  /** Returns a member's UID as in its card: without the scheme that MEMBER puts before it. */
  public static String memberUid(String member) {
    return member.regionMatches(true, 0, URN, 0, URN.length())
        ? member.substring(URN.length())
        : member;
  }

  private static List<Day> days(VCard card) {
    return Stream.concat(day(card, "BDAY", true).stream(), day(card, "ANNIVERSARY", false).stream())
        .toList();
  }

  /** Returns the day of a property; empty without month and day, such as a year or words. */
  private static Optional<Day> day(VCard card, String property, boolean isBirthday) {
    return card.first(property)
        .map(line -> DAY.matcher(line.value().strip()))
        .filter(Matcher::matches)
        .flatMap(
            read -> {
              try {
                int year = read.group(1).equals("--") ? 0 : Integer.parseInt(read.group(1));
                return Optional.of(
                    new Day(
                        isBirthday,
                        year == CardDates.NO_YEAR_SAID ? 0 : year,
                        MonthDay.of(
                            Integer.parseInt(read.group(2)), Integer.parseInt(read.group(3)))));
              } catch (DateTimeException none) {
                return Optional.empty();
              }
            });
  }

  private static boolean isComplete(VCard card) {
    boolean fits = card.all("FN").size() == 1 && !card.text("FN").isEmpty();
    for (String name : SEARCHED) {
      List<VCardProperty> each = card.all(name);
      fits &=
          each.size() <= MOST_EACH
              && each.stream()
                  .allMatch(p -> p.value().length() <= MOST_CHARS && !p.text().contains("\n"));
    }
    return fits && card.all("NICKNAME").stream().mapToInt(p -> p.texts().size()).sum() <= MOST_EACH;
  }

  private static String firstOf(
      String organisation, List<ContactEmail> emails, List<ContactTelephone> telephones) {
    if (!organisation.isEmpty()) {
      return organisation;
    }
    if (!emails.isEmpty()) {
      return emails.getFirst().address();
    }
    return telephones.isEmpty() ? "" : telephones.getFirst().number();
  }

  private static List<String> texts(VCardProperty org) {
    return org.components().stream()
        .map(texts -> String.join(",", texts).strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static List<ContactEmail> emails(VCard card) {
    List<ContactEmail> emails = new ArrayList<>();
    for (VCardProperty email : card.all("EMAIL")) {
      String address = bounded(email.text().strip());
      if (!address.isEmpty() && emails.size() < MOST_EACH) {
        Set<String> types = email.types();
        String type = types.contains("work") ? "work" : types.contains("home") ? "home" : "";
        emails.add(new ContactEmail(address, type, email.isPreferred()));
      }
    }
    return emails;
  }

  private static List<ContactTelephone> telephones(VCard card) {
    List<ContactTelephone> telephones = new ArrayList<>();
    for (VCardProperty telephone : card.all("TEL")) {
      String number = bounded(telephone.text().strip());
      if (number.regionMatches(true, 0, "tel:", 0, 4)) {
        number = number.substring(4);
      }
      if (!number.isEmpty() && telephones.size() < MOST_EACH) {
        String type = telephone.types().stream().findFirst().orElse("");
        telephones.add(
            new ContactTelephone(number, TelephoneForm.comparable(number), bounded(type)));
      }
    }
    return telephones;
  }

  private static List<String> several(VCard card, String property) {
    Set<String> texts = new LinkedHashSet<>();
    for (VCardProperty each : card.all(property)) {
      each.texts().forEach(text -> texts.add(bounded(text)));
    }
    return texts.stream().limit(MOST_EACH).toList();
  }

  private static List<String> members(VCard card) {
    return card.all("MEMBER").stream()
        .map(member -> bounded(member.value().strip()))
        .filter(member -> !member.isEmpty())
        .limit(MOST_MEMBERS)
        .toList();
  }

  private static String bounded(String text) {
    String line = text.replace('\n', ' ');
    if (line.length() <= MOST_CHARS) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(MOST_CHARS - 1)) ? MOST_CHARS - 1 : MOST_CHARS;
    return line.substring(0, end);
  }

  /** Returns an address in a form that is equal for one person's addresses, ignoring case. */
  public static String comparableAddress(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
