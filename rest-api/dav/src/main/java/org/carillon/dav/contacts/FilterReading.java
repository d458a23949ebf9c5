package org.carillon.dav.contacts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contacts.CardParameterFilter;
import org.carillon.contacts.CardPropertyFilter;
import org.carillon.contacts.CardTextMatch;
import org.carillon.contacts.ContactFilter;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** Reads the filter for contacts (RFC 6352 §10.5). */
final class FilterReading {
  private static final XmlName PROPERTY = XmlName.carddav("prop-filter");
  private static final XmlName PARAMETER = XmlName.carddav("param-filter");
  private static final XmlName TEXT = XmlName.carddav("text-match");
  private static final XmlName ABSENT = XmlName.carddav("is-not-defined");
  private static final XmlName SUPPORTED = XmlName.carddav("supported-filter");
  private static final int MOST_TEXT = 1_000;

  private FilterReading() {}

  static ContactFilter filter(XmlElement filter) {
    List<XmlElement> properties = filter.elements(PROPERTY);
    if (properties.size() > ContactFilter.MOST) {
      throw DavError.of(DavError.FORBIDDEN, SUPPORTED);
    }
    return new ContactFilter(
        isAll(filter), properties.stream().map(FilterReading::property).toList());
  }

  private static CardPropertyFilter property(XmlElement filter) {
    List<XmlElement> texts = filter.elements(TEXT);
    List<XmlElement> parameters = filter.elements(PARAMETER);
    if (texts.size() + parameters.size() > ContactFilter.MOST) {
      throw DavError.of(DavError.FORBIDDEN, SUPPORTED);
    }
    return new CardPropertyFilter(
        name(filter),
        filter.element(ABSENT).isPresent(),
        isAll(filter),
        texts.stream().map(FilterReading::text).toList(),
        parameters.stream().map(FilterReading::parameter).toList());
  }

  private static CardParameterFilter parameter(XmlElement filter) {
    return new CardParameterFilter(
        name(filter),
        filter.element(ABSENT).isPresent(),
        filter.element(TEXT).map(FilterReading::text));
  }

  private static CardTextMatch text(XmlElement match) {
    String text = match.text();
    if (text.length() > MOST_TEXT) {
      throw DavError.of(DavError.FORBIDDEN, SUPPORTED);
    }
    return new CardTextMatch(
        text,
        collation(match.attribute("collation")),
        switch (match.attribute("match-type").orElse("contains")) {
          case "equals" -> CardTextMatch.MatchType.EQUALS;
          case "contains" -> CardTextMatch.MatchType.CONTAINS;
          case "starts-with" -> CardTextMatch.MatchType.STARTS_WITH;
          case "ends-with" -> CardTextMatch.MatchType.ENDS_WITH;
          default -> throw DavError.of(DavError.FORBIDDEN, SUPPORTED);
        },
        match.attribute("negate-condition").filter("yes"::equals).isPresent());
  }

  private static CardTextMatch.Collation collation(Optional<String> named) {
    return switch (named.orElse("default")) {
      case "default", "i;unicode-casemap" -> CardTextMatch.Collation.UNICODE_CASEMAP;
      case "i;ascii-casemap" -> CardTextMatch.Collation.ASCII_CASEMAP;
      case "i;octet" -> CardTextMatch.Collation.OCTET;
      default -> throw DavError.of(DavError.FORBIDDEN, XmlName.carddav("supported-collation"));
    };
  }

  private static String name(XmlElement filter) {
    return filter
        .attribute("name")
        .map(name -> name.strip().toUpperCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .orElseThrow(
            () -> DavError.of(DavError.BAD_REQUEST, "A filter must have a name attribute."));
  }

  private static boolean isAll(XmlElement filter) {
    return filter.attribute("test").filter("allof"::equals).isPresent();
  }
}
