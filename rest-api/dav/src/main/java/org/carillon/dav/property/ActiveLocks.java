package org.carillon.dav.property;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.BoundedXml;
import org.carillon.dav.xml.MalformedXml;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlText;
import org.carillon.mailbox.resource.ResourceLock;

/** Locks as clients see them (RFC 4918 §14.1, §15.8, §15.10). */
public final class ActiveLocks {
  /** The property that lists the locks. */
  public static final XmlName DISCOVERY = XmlName.dav("lockdiscovery");

  /** The property that lists the lock types that are available. */
  public static final XmlName SUPPORTED = XmlName.dav("supportedlock");

  private ActiveLocks() {}

  /** Returns the locks on a resource. */
  public static XmlElement discovery(DavCall call, DavResource resource) {
    boolean administers = resource.rights().has(Right.ADMINISTER);
    return XmlElement.of(
        DISCOVERY,
        call.locks().over(resource).stream()
            .map(lock -> element(call, lock, resource.path(), administers))
            .toList());
  }

  /**
   * Returns a lock as an element.
   *
   * @param path the requested resource, in case the locked one is not known here
   * @param administers true if the caller may end others' locks (RFC 3744 §3.5), too
   */
  public static XmlElement element(
      DavCall call, ResourceLock lock, DavPath path, boolean administers) {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(type());
    inside.add(scope(lock.exclusive()));
    inside.add(XmlElement.of(XmlName.dav("depth"), new XmlText(lock.deep() ? "infinity" : "0")));
    if (!lock.owner().isEmpty()) {
      try {
        inside.add(BoundedXml.read(lock.owner().getBytes(StandardCharsets.UTF_8)));
      } catch (MalformedXml damaged) {
        // The owner is omitted then.
      }
    }
    long seconds = Math.max(0, Duration.between(Instant.now(), lock.ends()).toSeconds());
    inside.add(XmlElement.of(XmlName.dav("timeout"), new XmlText("Second-" + seconds)));
    if (lock.own() || administers) {
      // RFC 4918 §15.8 lets a server hide others' tokens from callers that cannot use them.
      inside.add(XmlElement.of(XmlName.dav("locktoken"), Property.href(lock.token())));
    }
    inside.add(
        XmlElement.of(
            XmlName.dav("lockroot"),
            Property.href(call.href(call.locks().root(lock).orElse(path)))));
    return XmlElement.of(XmlName.dav("activelock"), inside);
  }

  /** Returns the lock types that a resource supports. */
  public static XmlElement supported(DavResource resource) {
    return resource.place().isEmpty()
        ? XmlElement.of(SUPPORTED)
        : XmlElement.of(SUPPORTED, entry(true), entry(false));
  }

  private static XmlElement entry(boolean exclusive) {
    return XmlElement.of(XmlName.dav("lockentry"), scope(exclusive), type());
  }

  private static XmlElement scope(boolean exclusive) {
    return XmlElement.of(
        XmlName.dav("lockscope"), XmlElement.of(XmlName.dav(exclusive ? "exclusive" : "shared")));
  }

  private static XmlElement type() {
    return XmlElement.of(XmlName.dav("locktype"), XmlElement.of(XmlName.dav("write")));
  }
}
