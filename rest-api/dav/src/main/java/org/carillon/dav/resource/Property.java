package org.carillon.dav.resource;

import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlText;

/** A live property (RFC 4918 §4), declared once. A {@link Feature} offers it. */
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

  /** Reads a property of a resource. */
  @FunctionalInterface
  public interface Getter {
    /**
     * Returns the property as an element, or empty if the resource has none (404).
     *
     * @param asked the element that requests it, whose content may say more
     */
    Optional<XmlElement> of(DavResource resource, XmlElement asked, DavCall call);
  }

  /** Reads a property of resources of one type. */
  @FunctionalInterface
  public interface TypedGetter<R extends DavResource> {
    /** The same as {@link Getter#of}. */
    Optional<XmlElement> of(R resource, XmlElement asked, DavCall call);
  }

  /** Checks a value that a client sets, and returns the change. */
  @FunctionalInterface
  public interface Setter {
    /**
     * Returns the action that is run after all changes of the request have been checked.
     *
     * @param value empty if the property is to be removed
     * @throws DavError if the resource cannot have that value
     */
    Runnable of(DavResource resource, Optional<XmlElement> value, DavCall call);
  }

  /** Checks a value that is stored as the client sends it. */
  @FunctionalInterface
  public interface Check {
    /** Throws {@link DavError} if the resource cannot have that value. */
    void check(DavResource resource, XmlElement value, DavCall call);
  }

  /** Returns a read-only property of resources of one type. */
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

  /** Returns a read-only property of all resources. */
  public static Property ofAll(XmlName name, Getter getter) {
    return new Property(name, getter, Optional.empty(), resource -> true, false, Optional.empty());
  }

  /**
   * Returns a property of resources of one type that is stored, like a dead one, as its client
   * sends it.
   *
   * @param unset returns the value if nobody has set it
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

  /** Returns the same for matching resources only. */
  public Property when(Predicate<DavResource> holds) {
    return new Property(name, getter, setter, of.and(holds), onlyWhenNamed, stored);
  }

  /** Returns the same, but clients can set it. */
  public Property settable(Setter how) {
    return new Property(name, getter, Optional.of(how), of, onlyWhenNamed, stored);
  }

  /** Returns the same, but omitted by DAV:allprop: costly ones, and all not in RFC 4918. */
  public Property onlyWhenNamed() {
    return new Property(name, getter, setter, of, true, stored);
  }

  public XmlName name() {
    return name;
  }

  /** Returns true if the resource can have it. */
  public boolean isOf(DavResource resource) {
    return of.test(resource);
  }

  /** Returns true if DAV:allprop omits it. */
  public boolean isOnlyWhenNamed() {
    return onlyWhenNamed;
  }

  /** Returns true if its value is stored as it is sent. */
  public boolean isStored() {
    return stored.isPresent();
  }

  /** Returns its value; for a stored property, the one that applies if nobody has set it. */
  public Optional<XmlElement> get(DavResource resource, XmlElement asked, DavCall call) {
    return of.test(resource) ? getter.of(resource, asked, call) : Optional.empty();
  }

  /** Returns the action to set or remove it, else throws {@link DavError}; checks stored ones. */
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

  /** Returns an element with this name and text. */
  public static Optional<XmlElement> text(XmlName name, String text) {
    return Optional.of(XmlElement.text(name, text));
  }

  /** Returns an element with this name that contains the address. */
  public static Optional<XmlElement> href(XmlName name, String address) {
    return Optional.of(XmlElement.of(name, href(address)));
  }

  /** An address as an element. */
  public static XmlElement href(String address) {
    return XmlElement.of(XmlName.dav("href"), new XmlText(address));
  }
}
