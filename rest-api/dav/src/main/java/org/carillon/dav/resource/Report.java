package org.carillon.dav.resource;

import java.io.IOException;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** A REPORT (RFC 3253 §3.6), known by its element. A {@link Feature} offers it. */
public interface Report {
  /** The name of its element. */
  XmlName name();

  /** Returns true if the resource supports it (DAV:supported-report-set). */
  boolean isOf(DavResource resource);

  /**
   * Writes the whole response, usually by {@code org.carillon.dav.property.Multistatus}.
   *
   * @param asked the body
   * @throws org.carillon.dav.answer.DavError if it is refused, before anything is written
   * @throws IOException if the connection breaks
   */
  void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException;
}
