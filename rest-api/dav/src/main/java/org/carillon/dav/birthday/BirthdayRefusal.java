package org.carillon.dav.birthday;

import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** Refuses changes of birthdays, naming the privilege that nobody has (RFC 3744 §7.1.1). */
final class BirthdayRefusal implements Method {
  /** The refused methods, each with the missing privilege. */
  enum Refused {
    PUT("write-content"),
    POST("bind"),
    DELETE("unbind"),
    MOVE("unbind"),
    ACL("write-acl");

    private final String privilege;

    Refused(String privilege) {
      this.privilege = privilege;
    }
  }

  private final Refused refused;

  BirthdayRefusal(Refused refused) {
    this.refused = refused;
  }

  @Override
  public String name() {
    return refused.name();
  }

  /** These methods are not listed in the response to OPTIONS. */
  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return call.method().equals(name())
        && BirthdaysSpace.isWithin(call.path())
        && (resource.isPresent() || refused == Refused.PUT);
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) {
    boolean isNew = resource.isEmpty();
    DavPath of = isNew || refused.privilege.equals("unbind") ? above(call.path()) : call.path();
    throw DavError.of(
        DavError.FORBIDDEN,
        XmlElement.of(
            XmlName.dav("need-privileges"),
            XmlElement.of(
                XmlName.dav("resource"),
                Property.href(call.href(of)),
                XmlElement.of(
                    XmlName.dav("privilege"),
                    XmlElement.of(XmlName.dav(isNew ? "bind" : refused.privilege))))));
  }

  /** Returns the collection that would lose the member; for the calendar itself, its own path. */
  private static DavPath above(DavPath path) {
    return path.size() > 3 ? path.parent() : path;
  }
}
