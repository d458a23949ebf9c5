package org.carillon.mailbox.resource;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property of collections that is a text. DAV keeps it as the element in which its client sent
 * it; here it is read and written as what that says, for edges without XML.
 *
 * @param namespace of its name
 * @param name its name there
 */
public record TextProperty(String namespace, String name) {
  /** What people read as the name (RFC 4918 §15.2). */
  public static final TextProperty TITLE = new TextProperty("DAV:", "displayname");

  /** What a calendar is about (RFC 4791 §5.2.1). */
  public static final TextProperty CALENDAR_DESCRIPTION =
      new TextProperty("urn:ietf:params:xml:ns:caldav", "calendar-description");

  /** What an address book is about (RFC 6352 §6.2.1). */
  public static final TextProperty BOOK_DESCRIPTION =
      new TextProperty("urn:ietf:params:xml:ns:carddav", "addressbook-description");

  /** In which colour it is shown: {@code #RRGGBB}, also with two more digits. */
  public static final TextProperty COLOUR =
      new TextProperty("http://apple.com/ns/ical/", "calendar-color");

  /** Where it stands among others, a whole number. */
  public static final TextProperty ORDER =
      new TextProperty("http://apple.com/ns/ical/", "calendar-order");

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern REFERENCE = Pattern.compile("&(#?)([0-9a-z]{1,7});");

  /** What it says among some; empty where it is not there, or says nothing. */
  public Optional<String> of(List<ResourceProperty> properties) {
    return properties.stream()
        .filter(one -> one.namespace().equals(namespace) && one.name().equals(name))
        .map(ResourceProperty::value)
        .map(TextProperty::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static String text(String element) {
    Matcher references = REFERENCE.matcher(TAG.matcher(element).replaceAll(""));
    return references.replaceAll(found -> Matcher.quoteReplacement(character(found)));
  }

  private static String character(java.util.regex.MatchResult found) {
    if (!found.group(1).isEmpty()) {
      return found.group(2).matches("[0-9]{1,6}")
              && Character.isValidCodePoint(Integer.parseInt(found.group(2)))
          ? Character.toString(Integer.parseInt(found.group(2)))
          : "";
    }
    return switch (found.group(2)) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> "";
    };
  }

  /** Its change to a text; to none where that is empty. */
  public ResourcePropertyChange to(String text) {
    if (text.isEmpty()) {
      return new ResourcePropertyChange(namespace, name, Optional.empty());
    }
    String escaped =
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
    StringBuilder kept = new StringBuilder(escaped.length());
    // What XML 1.0 §2.2 has no place for is left out.
    escaped
        .codePoints()
        .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t')
        .forEach(kept::appendCodePoint);
    return new ResourcePropertyChange(
        namespace,
        name,
        Optional.of("<n:" + name + " xmlns:n=\"" + namespace + "\">" + kept + "</n:" + name + ">"));
  }
}
