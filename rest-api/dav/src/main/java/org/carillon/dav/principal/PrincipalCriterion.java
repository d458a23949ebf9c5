package org.carillon.dav.principal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/**
 * One DAV:property-search of a DAV:principal-property-search: a text that one of some properties
 * must contain, ignoring case (RFC 3744 §9.4). An index selects candidates, and {@link #holds}
 * decides.
 *
 * @param text in lower case; of addresses without {@code mailto:}
 */
record PrincipalCriterion(List<XmlName> properties, Match match, String text) {
  /** The searchable properties that hold a principal's addresses. */
  static final Set<XmlName> ADDRESSES =
      Set.of(
          XmlName.caldav("calendar-user-address-set"),
          XmlName.calendarServer("email-address-set"),
          XmlName.dav("alternate-URI-set"));

  /** The property that tells rooms from people. */
  static final XmlName USER_TYPE = XmlName.caldav("calendar-user-type");

  private static final String SCHEME = "mailto:";

  /** The position of the text: Apple's extension of RFC 3744's substrings. */
  enum Match {
    CONTAINS,
    STARTS,
    ENDS,
    EQUALS;

    static Match of(Optional<String> type) {
      return switch (type.orElse("contains")) {
        case "starts-with" -> STARTS;
        case "ends-with" -> ENDS;
        case "equals" -> EQUALS;
        default -> CONTAINS;
      };
    }

    boolean finds(String value, String text) {
      String there = value.toLowerCase(Locale.ROOT);
      return switch (this) {
        case CONTAINS -> there.contains(text);
        case STARTS -> there.startsWith(text);
        case ENDS -> there.endsWith(text);
        case EQUALS -> there.equals(text);
      };
    }
  }

  static PrincipalCriterion of(XmlElement search) {
    Optional<XmlElement> match = search.element(XmlName.dav("match"));
    String text = match.map(XmlElement::text).orElse("").strip().toLowerCase(Locale.ROOT);
    String bare = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
    if (bare.isEmpty()) {
      throw DavError.of(DavError.BAD_REQUEST, "The request contains no search condition.");
    }
    return new PrincipalCriterion(
        search.elements(XmlName.dav("prop")).stream()
            .flatMap(prop -> prop.elements().stream())
            .map(XmlElement::name)
            .toList(),
        Match.of(match.flatMap(element -> element.attribute("match-type"))),
        bare);
  }

  /** Returns the condition for the index. */
  TreeCondition condition() {
    List<TreeCondition> any = new ArrayList<>();
    for (XmlName property : properties) {
      if (property.equals(StandardNames.DISPLAY_NAME)) {
        // An account without a name is shown by its address.
        any.add(new TreeCondition.TextWith(text));
        any.add(address());
      } else if (ADDRESSES.contains(property)) {
        any.add(address());
      } else if (property.equals(USER_TYPE)) {
        any.add(new TreeCondition.All());
      }
      // RFC 3744 §9.4: a property that is not searchable matches nobody.
    }
    return any.isEmpty() ? new TreeCondition.None() : new TreeCondition.Any(any);
  }

  private TreeCondition address() {
    int at = text.indexOf('@');
    if (at < 0) {
      return new TreeCondition.AddressWith(text);
    }
    return at == 0
        ? new TreeCondition.All()
        : new TreeCondition.LocalPartWith(text.substring(0, at));
  }

  /** Returns true if one of the properties contains the text. */
  boolean holds(PrincipalResource principal) {
    return properties.stream()
        .flatMap(property -> values(property, principal))
        .anyMatch(value -> match.finds(value, text));
  }

  private static Stream<String> values(XmlName property, PrincipalResource principal) {
    if (property.equals(StandardNames.DISPLAY_NAME)) {
      return Stream.of(principal.usualName());
    }
    if (property.equals(USER_TYPE)) {
      return Stream.of(principal.type().name());
    }
    return ADDRESSES.contains(property)
        ? Stream.concat(Stream.of(principal.address()), principal.addresses().stream())
        : Stream.empty();
  }
}
