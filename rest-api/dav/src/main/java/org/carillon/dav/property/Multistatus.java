package org.carillon.dav.property;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlOutput;
import org.carillon.dav.xml.XmlText;

/** A multi-status response (RFC 4918 §13), written as a stream. */
public final class Multistatus {
  /** Its HTTP status. */
  public static final int STATUS = 207;

  private static final XmlName ROOT = XmlName.dav("multistatus");
  private static final int PAGE = 500;

  /** A page ends at so many octets, however few resources it has. */
  private static final long PAGE_OCTETS = 4_194_304;

  private final DavCall call;
  private final XmlOutput out;

  private Multistatus(DavCall call, XmlOutput out) {
    this.call = call;
    this.out = out;
  }

  /** Begins the answer to a request. */
  public static Multistatus begin(DavCall call) throws IOException {
    call.response().setStatus(STATUS);
    call.response().setContentType("application/xml; charset=utf-8");
    Multistatus answer = new Multistatus(call, XmlOutput.to(call.response().getOutputStream()));
    answer.out.begin(ROOT);
    return answer;
  }

  /** Writes the wanted properties of any number of resources. */
  public void resources(Iterable<? extends DavResource> resources, PropertyRequest wanted)
      throws IOException {
    PropertyAnswers answers = new PropertyAnswers(call, wanted);
    Iterator<? extends DavResource> all = resources.iterator();
    while (all.hasNext()) {
      List<DavResource> page = new ArrayList<>();
      long octets = 0;
      while (all.hasNext() && page.size() < PAGE && octets < PAGE_OCTETS) {
        DavResource next = all.next();
        octets += next.held();
        page.add(next);
      }
      if (answers.needsKept(page)) {
        call.kept().load(page);
      }
      for (DavResource resource : page) {
        out.element(answers.of(resource));
      }
    }
  }

  /** Writes the status of one resource, without properties. */
  public void status(DavPath path, int status) throws IOException {
    status(call.href(path), status, Optional.empty());
  }

  /** Writes the status of the resource at this address, and the error. */
  public void status(String href, int status, Optional<XmlElement> error) throws IOException {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(Property.href(href));
    inside.add(statusElement(status));
    error.ifPresent(inside::add);
    out.element(XmlElement.of(XmlName.dav("response"), inside));
  }

  /** Tells that the result for a collection is truncated (RFC 6578 §3.6, RFC 6352 §8.6.2). */
  public void cutOff(DavPath collection) throws IOException {
    status(
        call.href(collection),
        DavError.INSUFFICIENT_STORAGE,
        Optional.of(
            XmlElement.of(
                XmlName.dav("error"),
                XmlElement.of(XmlName.dav("number-of-matches-within-limits")))));
  }

  /** Writes properties of one resource that have their own status, as for PROPPATCH. */
  public void properties(DavPath path, List<XmlElement> propstats) throws IOException {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(Property.href(call.href(path)));
    inside.addAll(propstats);
    out.element(XmlElement.of(XmlName.dav("response"), inside));
  }

  /** Writes an element that belongs to no resource: DAV:sync-token, a description. */
  public void element(XmlElement element) throws IOException {
    out.element(element);
  }

  /** Properties with one status. */
  public static XmlElement propstat(
      List<XmlElement> properties, int status, Optional<DavError> why) {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(XmlElement.of(XmlName.dav("prop"), properties));
    inside.add(statusElement(status));
    why.flatMap(DavError::element).ifPresent(inside::add);
    return XmlElement.of(XmlName.dav("propstat"), inside);
  }

  /** A status as an element. */
  public static XmlElement statusElement(int status) {
    return XmlElement.of(
        XmlName.dav("status"), new XmlText("HTTP/1.1 " + status + ' ' + phrase(status)));
  }

  private static String phrase(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 204 -> "No Content";
      case DavError.BAD_REQUEST -> "Bad Request";
      case DavError.FORBIDDEN -> "Forbidden";
      case DavError.NOT_FOUND -> "Not Found";
      case DavError.CONFLICT -> "Conflict";
      case DavError.PRECONDITION_FAILED -> "Precondition Failed";
      case DavError.LOCKED -> "Locked";
      case DavError.FAILED_DEPENDENCY -> "Failed Dependency";
      case DavError.INSUFFICIENT_STORAGE -> "Insufficient Storage";
      default -> "Status";
    };
  }

  /** Ends the response. If an exception comes before, leave it open: the caller handles that. */
  public void end() throws IOException {
    out.end(ROOT);
    out.close();
  }
}
