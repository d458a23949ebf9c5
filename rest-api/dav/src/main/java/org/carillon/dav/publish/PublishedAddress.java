package org.carillon.dav.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.dav.path.DavPath;

/** An address of something published. */
sealed interface PublishedAddress {

  /**
   * A calendar by its owner and name.
   *
   * @param owner as written, with or without a domain; empty for the caller
   * @param old true if the extension is that of vCalendar
   */
  record Calendar(Optional<String> owner, String name, boolean old) implements PublishedAddress {}

  /** A calendar by the secret in the query. */
  record Secret(boolean old) implements PublishedAddress {}

  /** An account's free/busy. */
  record FreeBusy(String owner) implements PublishedAddress {}

  /** An account's free/busy as Outlook uploads it for itself. */
  record PrivateBusy(String owner) implements PublishedAddress {}

  /** An account's card. */
  record Card(String owner) implements PublishedAddress {}

  /** An address of such a form where nothing is. */
  record Nothing() implements PublishedAddress {}

  /** Returns the published address of a path, or empty if the path is DAV's own. */
  static Optional<PublishedAddress> of(DavPath path) {
    List<String> segments = path.segments();
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    String first = segments.getFirst();
    List<String> rest = segments.subList(1, segments.size());
    if (first.equals("CalendarData")) {
      return Optional.of(calendar(rest));
    }
    if (first.equals("freebusy")) {
      return Optional.of(rest.size() == 1 ? busy(rest.getFirst()) : new Nothing());
    }
    return first.startsWith("~") && first.length() > 1
        ? own(first.substring(1), String.join("/", rest).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static PublishedAddress calendar(List<String> rest) {
    if (rest.size() > 1 && rest.getFirst().equals("link")) {
      return new Secret(isOld(rest.getLast()));
    }
    boolean named = !rest.isEmpty() && rest.getFirst().startsWith("~");
    String name = String.join("/", named ? rest.subList(1, rest.size()) : rest);
    if (name.isEmpty()) {
      return new Nothing();
    }
    return new Calendar(
        named ? Optional.of(rest.getFirst().substring(1)) : Optional.empty(),
        bare(name, ".ics", ".vcs"),
        isOld(name));
  }

  private static boolean isOld(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".vcs");
  }

  /** The form used by Kolab's clients and others: {@code /freebusy/ann@example.org.ifb}. */
  private static PublishedAddress busy(String name) {
    String bare = bare(name, ".ifb", ".vfb", ".ics");
    return new FreeBusy(bare.startsWith("~") ? bare.substring(1) : bare);
  }

  private static Optional<PublishedAddress> own(String owner, String name) {
    return switch (name) {
      case "freebusy.vfb", "freebusy.ifb" -> Optional.of(new FreeBusy(owner));
      case "private/freebusy.eml" -> Optional.of(new PrivateBusy(owner));
      case "profile.vcf" -> Optional.of(new Card(owner));
      default -> Optional.empty();
    };
  }

  private static String bare(String name, String... endings) {
    for (String ending : endings) {
      int length = name.length() - ending.length();
      if (length > 0 && name.regionMatches(true, length, ending, 0, ending.length())) {
        return name.substring(0, length);
      }
    }
    return name;
  }
}
