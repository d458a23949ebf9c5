package org.carillon.identity.internal.source.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The attributes of a user in an assertion (SAML 2.0 Core §2.7.3). */
final class SamlAttributes {
  private static final int MOST = 200;
  private static final int MOST_TEXT = 4_000;

  private SamlAttributes() {}

  /** Returns the attributes by names and friendly names in lower case, texts within the limit. */
  static Map<String, List<String>> of(Assertion assertion) {
    Map<String, List<String>> found = new TreeMap<>();
    for (AttributeStatement statement : assertion.getAttributeStatements()) {
      for (Attribute attribute : statement.getAttributes()) {
        List<String> values = values(attribute);
        if (!values.isEmpty()) {
          put(found, attribute.getName(), values);
          put(found, attribute.getFriendlyName(), values);
        }
      }
    }
    return found;
  }

  private static void put(Map<String, List<String>> found, String name, List<String> values) {
    if (name != null && name.length() <= MOST_TEXT && found.size() < MOST) {
      found.putIfAbsent(name.toLowerCase(Locale.ROOT), values);
    }
  }

  private static List<String> values(Attribute attribute) {
    List<String> values = new ArrayList<>();
    for (XMLObject value : attribute.getAttributeValues()) {
      Element element = value.getDOM();
      if (element != null && isText(element) && values.size() < MOST) {
        String text = element.getTextContent().strip();
        if (!text.isEmpty() && text.length() <= MOST_TEXT) {
          values.add(text);
        }
      }
    }
    return values;
  }

  private static boolean isText(Element element) {
    for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element) {
        return false;
      }
    }
    return true;
  }
}
