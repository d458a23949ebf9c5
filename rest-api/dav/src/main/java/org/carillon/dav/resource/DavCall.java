package org.carillon.dav.resource;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.Depth;
import org.carillon.dav.header.IfHeader;
import org.carillon.dav.header.Preference;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.xml.BoundedXml;
import org.carillon.dav.xml.MalformedXml;
import org.carillon.dav.xml.XmlElement;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.OpenCollection;

/** A request, with who asks and what is needed to answer. Of one thread, and ends with it. */
public final class DavCall {
  private static final String HOST_ROOT = "/";

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Optional<Caller> caller;
  private final DavPath path;
  private final DavPorts ports;
  private final Features features;
  private final Kept kept = new Kept(this);
  private final LockTable locks = new LockTable(this);
  private final Map<MailboxName, Optional<CollectionEntry>> named = new HashMap<>();
  private List<CollectionEntry> collections;
  private final Map<Long, OpenCollection> opened = new HashMap<>();
  private List<CollectionEntry> visible;
  private Optional<XmlElement> body;

  /**
   * Of a request to a path below the application's root.
   *
   * @param caller who asks; empty for somebody who is not signed in
   */
  public DavCall(
      HttpServletRequest request,
      HttpServletResponse response,
      Optional<Caller> caller,
      DavPath path,
      DavPorts ports,
      Features features) {
    this.request = request;
    this.response = response;
    this.caller = caller;
    this.path = path;
    this.ports = ports;
    this.features = features;
  }

  /**
   * Who asks.
   *
   * @throws DavError when that is somebody who is not signed in
   */
  public Caller caller() {
    return caller.orElseThrow(
        () ->
            DavError.of(
                HttpServletResponse.SC_UNAUTHORIZED,
                "Sign in with Basic or Bearer authentication."));
  }

  /** The same; empty of somebody who is not signed in. */
  public Optional<Caller> signedIn() {
    return caller;
  }

  /** What for. */
  public DavPath path() {
    return path;
  }

  /** The core. */
  public DavPorts ports() {
    return ports;
  }

  /** What there is. */
  public Features features() {
    return features;
  }

  /** The request itself. */
  public HttpServletRequest request() {
    return request;
  }

  /** Where the answer goes. */
  public HttpServletResponse response() {
    return response;
  }

  /** The request's method. */
  public String method() {
    return request.getMethod();
  }

  /** A header field. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  /** Whether others are told of what is changed (RFC 6638 §8.1). */
  public Telling telling() {
    return header("Schedule-Reply").filter(field -> field.strip().equals("F")).isPresent()
        ? Telling.NEVER
        : Telling.AT_ONCE;
  }

  /**
   * The address of a resource of ours, without scheme and host. Who asked for the root of the host
   * is told of that: a client looks for the address that it asked for (RFC 4918 §8.3).
   */
  public String href(DavPath of) {
    return of.segments().isEmpty()
            && HOST_ROOT.equals(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI))
        ? HOST_ROOT
        : of.href(request.getContextPath());
  }

  /** What is at an address. */
  public Optional<DavResource> find(DavPath at) {
    return features.find(this, at);
  }

  /** How far the request reaches. */
  public Depth depth(Depth otherwise) {
    return Depth.parse(request.getHeader("Depth"), otherwise)
        .orElseThrow(() -> DavError.of(DavError.BAD_REQUEST, "Depth is 0, 1 or infinity."));
  }

  /** What the client would like to be answered. */
  public Preference preference() {
    return Preference.parse(
        Collections.list(request.getHeaders("Prefer")), request.getHeader("Brief"));
  }

  /** Whether the client wants the members of a collection without the collection itself. */
  public boolean isNoRoot() {
    return Preference.isNoRoot(Collections.list(request.getHeaders("Prefer")));
  }

  /** The {@code If} field. */
  public Optional<IfHeader> conditions() {
    return header("If")
        .map(
            field ->
                IfHeader.parse(field)
                    .orElseThrow(
                        () -> DavError.of(DavError.BAD_REQUEST, "The If field is malformed.")));
  }

  /**
   * The collections that are among the caller's, own ones first. The first time that an account
   * asks, its default ones are made.
   */
  public List<CollectionEntry> collections() {
    if (collections == null) {
      collections =
          DavFailures.value(
              ports.hasObjects()
                  ? ports.objects().collections(caller())
                  : ports.collections().list(caller()));
    }
    return collections;
  }

  /** All collections that the caller sees, also those that are not among its own. */
  public List<CollectionEntry> visible() {
    if (visible == null) {
      visible = DavFailures.value(ports.collections().list(caller()));
    }
    return visible;
  }

  /** A collection by its name, of whatever kind; empty where the caller sees none. */
  public Optional<CollectionEntry> collection(MailboxName name) {
    return named.computeIfAbsent(
        name,
        wanted -> {
          Optional<CollectionEntry> found =
              DavFailures.found(ports.collections().opened(caller(), wanted)).map(this::remembered);
          if (found.isPresent() || wanted.isOthers()) {
            return found;
          }
          // The first time that an account comes by this way, its default collections are made.
          return collections().stream().filter(entry -> entry.name().equals(wanted)).findFirst();
        });
  }

  private CollectionEntry remembered(OpenCollection open) {
    opened.put(open.id(), open);
    return open.entry();
  }

  /** A collection as it was opened for this request. */
  public OpenCollection open(CollectionResource collection) {
    return opened.computeIfAbsent(
        collection.id(), id -> DavFailures.value(ports.collections().opened(caller(), id)));
  }

  /**
   * Whether there may be locks in a collection, or notes of its items: where it was opened for this
   * request and nobody ever made any, nobody has to look.
   */
  public boolean mayBeMarked(long collection) {
    OpenCollection open = opened.get(collection);
    return open == null || open.isMarked();
  }

  /** After something was locked or noted, collections are opened anew. */
  public void marksChanged() {
    opened.clear();
  }

  /** After a change of its items a collection is opened anew. */
  public void itemsChanged(CollectionResource collection) {
    opened.remove(collection.id());
  }

  /** What clients have noted of resources. */
  public Kept kept() {
    return kept;
  }

  /** Who has locked what. */
  public LockTable locks() {
    return locks;
  }

  /** Forgets what was read of the collections: they were changed. */
  public void collectionsChanged() {
    collections = null;
    visible = null;
    named.clear();
    opened.clear();
  }

  /**
   * What the client sends, unpacked. What is left of it when it is closed stays where it is: a
   * request that is refused does not wait for the rest.
   *
   * @throws IOException when the connection breaks
   */
  public InputStream input() throws IOException {
    String encoding =
        Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity").strip();
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity", "" -> new UndrainedBody(request.getInputStream());
      case "gzip", "x-gzip" -> new UnpackedBody(new UndrainedBody(request.getInputStream()));
      default -> throw DavError.of(DavError.MEDIA_TYPE, "Bodies are sent plain or by gzip.");
    };
  }

  /** Whether the request has a body. */
  public boolean hasBody() {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /**
   * The body as XML; empty where there is none.
   *
   * @throws DavError when it is none that is read here
   * @throws IOException when the connection breaks
   */
  public Optional<XmlElement> xml() throws IOException {
    if (body == null) {
      try (InputStream sent = input()) {
        byte[] all = sent.readNBytes(BoundedXml.MOST_OCTETS + 1);
        if (all.length > BoundedXml.MOST_OCTETS) {
          throw DavError.of(DavError.TOO_LARGE, "The body is too large.");
        }
        body = all.length == 0 ? Optional.empty() : Optional.of(BoundedXml.read(all));
      } catch (MalformedXml malformed) {
        throw DavError.of(
            malformed.isTooLarge() ? DavError.TOO_LARGE : DavError.BAD_REQUEST,
            malformed.getMessage());
      } catch (java.util.zip.ZipException | java.io.EOFException malformed) {
        throw DavError.of(DavError.BAD_REQUEST, "The body is not packed by gzip.");
      }
    }
    return body;
  }

  /** Answers with a status and nothing more. */
  public void answer(int status) {
    response.setStatus(status);
    response.setContentLength(0);
  }
}
