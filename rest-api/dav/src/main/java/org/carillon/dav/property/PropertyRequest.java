package org.carillon.dav.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** The requested properties of resources. */
public sealed interface PropertyRequest {

  /** The most properties in a request: programs request some dozen. */
  int MOST = 500;

  /** Named properties, each by its element, whose content may say more. */
  record Named(List<XmlElement> names) implements PropertyRequest {
    /** Keeps each once; else a small request has a response of any size. */
    public Named {
      names = once(names);
    }
  }

  /** The properties of RFC 4918, the dead ones, and some that are named. */
  record All(List<XmlElement> more) implements PropertyRequest {
    /** Keeps each once. */
    public All {
      more = once(more);
    }
  }

  /** The names of all. */
  record Names() implements PropertyRequest {}

  private static List<XmlElement> once(List<XmlElement> names) {
    Map<XmlName, XmlElement> once = new LinkedHashMap<>();
    names.forEach(name -> once.putIfAbsent(name.name(), name));
    if (once.size() > MOST) {
      throw DavError.of(
          DavError.BAD_REQUEST, "At most " + MOST + " properties can be requested at once.");
    }
    return List.copyOf(once.values());
  }

  /**
   * Reads an element that contains {@code prop}, {@code allprop} or {@code propname}: the body of
   * PROPFIND, and of most reports.
   *
   * @throws DavError if it has none of these, or several
   */
  static PropertyRequest of(XmlElement asking) {
    Optional<XmlElement> named = asking.element(XmlName.dav("prop"));
    boolean all = asking.element(XmlName.dav("allprop")).isPresent();
    boolean names = asking.element(XmlName.dav("propname")).isPresent();
    int said = (named.isPresent() ? 1 : 0) + (all ? 1 : 0) + (names ? 1 : 0);
    if (said != 1) {
      throw DavError.of(
          DavError.BAD_REQUEST,
          "The request must contain exactly one of prop, allprop and propname.");
    }
    if (named.isPresent()) {
      return new Named(named.get().elements());
    }
    return all
        ? new All(
            asking.element(XmlName.dav("include")).map(XmlElement::elements).orElse(List.of()))
        : new Names();
  }
}
