package org.carillon.dav.resource;

import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlText;

/**
 * A property that the server knows (RFC 4918 §4: a live one), declared once. A {@link Feature}
 * offers it.
 */
public final class Property {
  private final XmlName name;
  private final Getter getter;
  private final Optional<Setter> setter;
  private final Predicate<DavResource> of;
  private final boolean onlyWhenNamed;
  private final Optional<Check> stored;

  private Property(
      XmlName name,
      Getter getter,
      Optional<Setter> setter,
      Predicate<DavResource> of,
      boolean onlyWhenNamed,
      Optional<Check> stored) {
    this.name = name;
    this.getter = getter;
    this.setter = setter;
    this.of = of;
    this.onlyWhenNamed = onlyWhenNamed;
    this.stored = stored;
  }

  /** Says what a property is of a resource. */
  @FunctionalInterface
  public interface Getter {
    /**
     * The property as an element of its name; empty where the resource has none (404).
     *
     * @param asked the element by which it was asked for, with whatever that says more
     */
    Optional<XmlElement> of(DavResource resource, XmlElement asked, DavCall call);
  }

  /** Says what a property of resources of one type is. */
  @FunctionalInterface
  public interface TypedGetter<R extends DavResource> {
    /** As {@link Getter#of}. */
    Optional<XmlElement> of(R resource, XmlElement asked, DavCall call);
  }

  /** Looks at a value that a client sets, and says how it is carried out. */
  @FunctionalInterface
  public interface Setter {
    /**
     * What is to be done, once all changes of the request were looked at.
     *
     * @param value empty where the property is to be removed
     * @throws DavError when the resource cannot have that value
     */
    Runnable of(DavResource resource, Optional<XmlElement> value, DavCall call);
  }

  /** Looks at a value that is kept as the client sends it. */
  @FunctionalInterface
  public interface Check {
    /**
     * Looks at it.
     *
     * @throws DavError when the resource cannot have that value
     */
    void check(DavResource resource, XmlElement value, DavCall call);
  }

  /** One of resources of a type, which nobody can set. */
  public static <R extends DavResource> Property of(
      XmlName name, Class<R> type, TypedGetter<R> getter) {
    return new Property(
        name,
        (resource, asked, call) -> getter.of(type.cast(resource), asked, call),
        Optional.empty(),
        type::isInstance,
        false,
        Optional.empty());
  }

  /** One of every resource, which nobody can set. */
  public static Property ofAll(XmlName name, Getter getter) {
    return new Property(name, getter, Optional.empty(), resource -> true, false, Optional.empty());
  }

  /**
   * One of resources of a type that is kept as its client sends it, beside those that mean nothing
   * to the server.
   *
   * @param unset what it is where nobody has set it
   */
  public static <R extends DavResource> Property stored(
      XmlName name, Class<R> type, TypedGetter<R> unset, Check check) {
    return new Property(
        name,
        (resource, asked, call) -> unset.of(type.cast(resource), asked, call),
        Optional.empty(),
        type::isInstance,
        false,
        Optional.of(check));
  }

  /** The same of those of the resources alone that something holds of. */
  public Property when(Predicate<DavResource> holds) {
    return new Property(name, getter, setter, of.and(holds), onlyWhenNamed, stored);
  }

  /** The same that clients can set. */
  public Property settable(Setter how) {
    return new Property(name, getter, Optional.of(how), of, onlyWhenNamed, stored);
  }

  /** The same that DAV:allprop leaves out: dear ones, and all that RFC 4918 does not have. */
  public Property onlyWhenNamed() {
    return new Property(name, getter, setter, of, true, stored);
  }

  /** Its name. */
  public XmlName name() {
    return name;
  }

  /** Whether a resource can have it. */
  public boolean isOf(DavResource resource) {
    return of.test(resource);
  }

  /** Whether DAV:allprop leaves it out. */
  public boolean isOnlyWhenNamed() {
    return onlyWhenNamed;
  }

  /** Whether its value is kept as it is sent. */
  public boolean isStored() {
    return stored.isPresent();
  }

  /** What it is of a resource; of a stored one where nobody has set it. */
  public Optional<XmlElement> get(DavResource resource, XmlElement asked, DavCall call) {
    return of.test(resource) ? getter.of(resource, asked, call) : Optional.empty();
  }

  /**
   * How it is set or removed. Of a stored one only looks at the value.
   *
   * @throws DavError when it cannot be
   */
  public Runnable set(DavResource resource, Optional<XmlElement> value, DavCall call) {
    if (stored.isPresent()) {
      value.ifPresent(sent -> stored.get().check(resource, sent, call));
      return () -> {};
    }
    return setter
        .orElseThrow(
            () -> DavError.of(DavError.FORBIDDEN, XmlName.dav("cannot-modify-protected-property")))
        .of(resource, value, call);
  }

  /** A property's element with a text in it. */
  public static Optional<XmlElement> text(XmlName name, String text) {
    return Optional.of(XmlElement.text(name, text));
  }

  /** A property's element with an address in it. */
  public static Optional<XmlElement> href(XmlName name, String address) {
    return Optional.of(XmlElement.of(name, href(address)));
  }

  /** An address as an element. */
  public static XmlElement href(String address) {
    return XmlElement.of(XmlName.dav("href"), new XmlText(address));
  }
}
