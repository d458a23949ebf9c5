package org.carillon.webmail.contact.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.format.vcard.VCard;

/** Validates a form and applies it to a card. */
public final class ContactFormReader {
  /** The longest line, in characters. */
  public static final int MOST_TEXT = 500;

  /** The longest note, in characters. */
  public static final int MOST_NOTE = 20_000;

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>,;:\"@]{1,64}@[^\\s<>,;:\"@]{1,255}");

  /** A URI that begins with a scheme (RFC 3986 §3.1), not with a host and port. */
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?![0-9]).*");

  private static final Set<String> PAGES = Set.of("http", "https");

  /** The result of reading a form. */
  public sealed interface Reading {}

  /** The form is valid. */
  public record Understood(VCard card) implements Reading {}

  /**
   * The form is invalid.
   *
   * @param wrong the last part of the error's bundle key by field; {@code emails-1} is the second
   *     line of addresses
   */
  public record Refused(Map<String, String> wrong) implements Reading {
    public Refused {
      wrong = Map.copyOf(wrong);
    }
  }

  private final Map<String, String> wrong = new TreeMap<>();

  private ContactFormReader() {}

  /** Applies a form to a card of version 4.0, which has only its UID if new. */
  public static Reading of(VCard card, ContactFields typed, Instant now) {
    ContactFormReader reader = new ContactFormReader();
    ContactFields whole = reader.checked(typed, CardFields.of(card));
    if (!reader.wrong.isEmpty()) {
      return new Refused(reader.wrong);
    }
    VCard made = CardEdit.of(card, whole, now);
    return made.text("FN").isEmpty()
        ? new Refused(Map.of("given", "nobody"))
        : new Understood(made);
  }

  private ContactFields checked(ContactFields typed, ContactFields before) {
    fits("prefix", typed.prefix());
    fits("given", typed.given());
    fits("middle", typed.middle());
    fits("family", typed.family());
    fits("suffix", typed.suffix());
    fits("spokenGiven", typed.spokenGiven());
    fits("spokenFamily", typed.spokenFamily());
    fits("nickname", typed.nickname());
    fits("organisation", typed.organisation());
    fits("department", typed.department());
    fits("jobTitle", typed.jobTitle());
    fits("categories", typed.categories());
    if (typed.note().length() > MOST_NOTE) {
      wrong.put("note", "long");
    }
    birthday(typed, before);
    for (int at = 0; at < typed.addresses().size(); at++) {
      if (typed.addresses().get(at).parts().stream().anyMatch(part -> part.length() > MOST_TEXT)) {
        wrong.put("addresses-" + at, "long");
      }
    }
    return new ContactFields(
        typed.prefix(),
        typed.given(),
        typed.middle(),
        typed.family(),
        typed.suffix(),
        typed.spokenGiven(),
        typed.spokenFamily(),
        typed.nickname(),
        typed.organisation(),
        typed.department(),
        typed.jobTitle(),
        each("emails", typed.emails(), before.emails()),
        each("telephones", typed.telephones(), before.telephones()),
        typed.addresses(),
        each("pages", typed.pages(), before.pages()),
        each("messengers", typed.messengers(), before.messengers()),
        typed.birthDay(),
        typed.birthMonth(),
        typed.birthYear(),
        typed.categories(),
        typed.note());
  }

  private void fits(String field, String text) {
    if (text.length() > MOST_TEXT) {
      wrong.put(field, "long");
    }
  }

  private void birthday(ContactFields typed, ContactFields before) {
    List<String> said = List.of(typed.birthDay(), typed.birthMonth(), typed.birthYear());
    boolean isSame =
        said.equals(List.of(before.birthDay(), before.birthMonth(), before.birthYear()));
    if (!isSame
        && !Stream.of(said).flatMap(List::stream).allMatch(String::isEmpty)
        && Birthday.typed(typed.birthDay(), typed.birthMonth(), typed.birthYear()).isEmpty()) {
      wrong.put("birthday", "date");
    }
  }

  /** Validates lines; unchanged ones are always accepted, since others wrote them. */
  private List<TypedText> each(String field, List<TypedText> typed, List<TypedText> before) {
    List<TypedText> taken = new ArrayList<>();
    for (int at = 0; at < typed.size(); at++) {
      TypedText one = typed.get(at);
      boolean isOld = before.stream().anyMatch(old -> old.text().equals(one.text()));
      if (one.text().isEmpty() || isOld) {
        taken.add(one);
      } else {
        taken.add(new TypedText(one.at(), whole(field, at, one.text()), one.type(), one.label()));
      }
    }
    return taken;
  }

  private String whole(String field, int at, String text) {
    String place = field + "-" + at;
    if (text.length() > MOST_TEXT) {
      wrong.put(place, "long");
      return text;
    }
    switch (field) {
      case "emails" -> {
        if (!ADDRESS.matcher(text).matches()) {
          wrong.put(place, "address");
        }
      }
      case "telephones" -> {
        if (text.chars().noneMatch(Character::isDigit)) {
          wrong.put(place, "number");
        }
      }
      case "pages" -> {
        return page(place, text);
      }
      default -> {
        return SCHEME.matcher(text).matches() || !ADDRESS.matcher(text).matches()
            ? text
            : "xmpp:" + text;
      }
    }
    return text;
  }

  /** Returns the address of a web page; without a scheme, it is completed as browsers do. */
  private String page(String place, String text) {
    var scheme = SCHEME.matcher(text);
    if (!scheme.matches() && !text.contains(" ")) {
      return "https://" + text;
    }
    if (!scheme.matches()
        || !PAGES.contains(scheme.group(1).toLowerCase(Locale.ROOT))
        || text.contains(" ")) {
      wrong.put(place, "page");
    }
    return text;
  }
}
