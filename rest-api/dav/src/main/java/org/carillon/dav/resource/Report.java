package org.carillon.dav.resource;

import java.io.IOException;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** A question by REPORT (RFC 3253 §3.6), known by its element. A {@link Feature} offers it. */
public interface Report {
  /** The element that asks it. */
  XmlName name();

  /** Whether it can be asked of a resource (DAV:supported-report-set). */
  boolean isOf(DavResource resource);

  /**
   * Answers it: writes the whole answer, as a rule by {@code
   * org.carillon.dav.property.Multistatus}.
   *
   * @param asked the body
   * @throws org.carillon.dav.answer.DavError when it is refused, before anything is written
   * @throws IOException when the connection breaks
   */
  void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException;
}
