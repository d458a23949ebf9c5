package org.carillon.mailbox.resource;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text property of collections. DAV stores it as the element that its client sent. Here it is
 * read and written as the element's text, for APIs without XML.
 *
 * @param namespace the namespace of its name
 * @param name the local name
 */
public record TextProperty(String namespace, String name) {
  /** The display name (RFC 4918 §15.2). */
  public static final TextProperty TITLE = new TextProperty("DAV:", "displayname");

  /** The description of a calendar (RFC 4791 §5.2.1). */
  public static final TextProperty CALENDAR_DESCRIPTION =
      new TextProperty("urn:ietf:params:xml:ns:caldav", "calendar-description");

  /** The description of an address book (RFC 6352 §6.2.1). */
  public static final TextProperty BOOK_DESCRIPTION =
      new TextProperty("urn:ietf:params:xml:ns:carddav", "addressbook-description");

  /** The colour in which a calendar is shown: {@code #RRGGBB}, optionally with two more digits. */
  public static final TextProperty COLOUR =
      new TextProperty("http://apple.com/ns/ical/", "calendar-color");

  /** The calendar's position among others, a whole number. */
  public static final TextProperty ORDER =
      new TextProperty("http://apple.com/ns/ical/", "calendar-order");

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern REFERENCE = Pattern.compile("&(#?)([0-9a-z]{1,7});");

  /** Returns the text of this property, or empty if it is missing or has no text. */
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

  /** Returns the change that sets this property to a text, or removes it if empty. */
  public ResourcePropertyChange to(String text) {
    if (text.isEmpty()) {
      return new ResourcePropertyChange(namespace, name, Optional.empty());
    }
    String escaped =
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
    StringBuilder kept = new StringBuilder(escaped.length());
    // Characters that XML 1.0 §2.2 does not allow are left out.
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
