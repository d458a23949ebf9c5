package org.carillon.dav.property;

import java.util.List;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** Which properties are wanted of resources. */
public sealed interface PropertyRequest {

  /** Those that are named, each by its element with whatever that says more. */
  record Named(List<XmlElement> names) implements PropertyRequest {
    /** Keeps a copy. */
    public Named {
      names = List.copyOf(names);
    }
  }

  /** Those that RFC 4918 has and those that mean nothing here, and some that are named. */
  record All(List<XmlElement> more) implements PropertyRequest {
    /** Keeps a copy. */
    public All {
      more = List.copyOf(more);
    }
  }

  /** The names of all. */
  record Names() implements PropertyRequest {}

  /**
   * What an element says that has {@code prop}, {@code allprop} or {@code propname} in it: the body
   * of PROPFIND, and most reports.
   *
   * @throws DavError when it has none of these, or several
   */
  static PropertyRequest of(XmlElement asking) {
    Optional<XmlElement> named = asking.element(XmlName.dav("prop"));
    boolean all = asking.element(XmlName.dav("allprop")).isPresent();
    boolean names = asking.element(XmlName.dav("propname")).isPresent();
    int said = (named.isPresent() ? 1 : 0) + (all ? 1 : 0) + (names ? 1 : 0);
    if (said != 1) {
      throw DavError.of(DavError.BAD_REQUEST, "It asks for one of prop, allprop and propname.");
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
