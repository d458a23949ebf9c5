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

/** A request, its caller and the means to answer it. For one thread, during the request. */
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

  /** Creates the call for a path below the root; an anonymous caller is empty. */
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

  /** Returns the caller, or throws {@link DavError} if it is anonymous. */
  public Caller caller() {
    return caller.orElseThrow(
        () ->
            DavError.of(
                HttpServletResponse.SC_UNAUTHORIZED,
                "Sign in with Basic or Bearer authentication."));
  }

  /** The caller, or empty if anonymous. */
  public Optional<Caller> signedIn() {
    return caller;
  }

  /** The requested path. */
  public DavPath path() {
    return path;
  }

  /** The ports of the core. */
  public DavPorts ports() {
    return ports;
  }

  public Features features() {
    return features;
  }

  /** The request itself. */
  public HttpServletRequest request() {
    return request;
  }

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

  /** Returns whether others are told of changes (RFC 6638 §8.1). */
  public Telling telling() {
    return header("Schedule-Reply").filter(field -> field.strip().equals("F")).isPresent()
        ? Telling.NEVER
        : Telling.AT_ONCE;
  }

  /**
   * Returns the address of a resource without scheme and host. For a request for the host's root it
   * is that: a client looks for the address that it asked for (RFC 4918 §8.3).
   */
  public String href(DavPath of) {
    return of.segments().isEmpty()
            && HOST_ROOT.equals(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI))
        ? HOST_ROOT
        : of.href(request.getContextPath());
  }

  public Optional<DavResource> find(DavPath at) {
    return features.find(this, at);
  }

  /** Returns the Depth of the request. */
  public Depth depth(Depth otherwise) {
    return Depth.parse(request.getHeader("Depth"), otherwise)
        .orElseThrow(
            () -> DavError.of(DavError.BAD_REQUEST, "The Depth field must be 0, 1 or infinity."));
  }

  /** Returns the client's preferred response. */
  public Preference preference() {
    return Preference.parse(
        Collections.list(request.getHeaders("Prefer")), request.getHeader("Brief"));
  }

  /** Returns true if members of a collection are wanted without the collection itself. */
  public boolean isNoRoot() {
    return Preference.isNoRoot(Collections.list(request.getHeaders("Prefer")));
  }

  /** Returns the conditions of the {@code If} field. */
  public Optional<IfHeader> conditions() {
    return header("If")
        .map(
            field ->
                IfHeader.parse(field)
                    .orElseThrow(
                        () -> DavError.of(DavError.BAD_REQUEST, "The If field is malformed.")));
  }

  /** Returns the caller's collections, own ones first; creates a new account's default ones. */
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

  /** Returns all collections visible to the caller, also those not in the caller's list. */
  public List<CollectionEntry> visible() {
    if (visible == null) {
      visible = DavFailures.value(ports.collections().list(caller()));
    }
    return visible;
  }

  /** Returns a collection of any kind by its name, or empty if the caller sees none. */
  public Optional<CollectionEntry> collection(MailboxName name) {
    return named.computeIfAbsent(
        name,
        wanted -> {
          Optional<CollectionEntry> found =
              DavFailures.found(ports.collections().opened(caller(), wanted)).map(this::remembered);
          if (found.isPresent() || wanted.isOthers()) {
            return found;
          }
          // On the account's first request by DAV, its default collections are created.
          return collections().stream().filter(entry -> entry.name().equals(wanted)).findFirst();
        });
  }

  private CollectionEntry remembered(OpenCollection open) {
    opened.put(open.id(), open);
    return open.entry();
  }

  /** Returns a collection, opened once for this request. */
  public OpenCollection open(CollectionResource collection) {
    return opened.computeIfAbsent(
        collection.id(), id -> DavFailures.value(ports.collections().opened(caller(), id)));
  }

  /**
   * Returns whether there may be locks in a collection, or properties of its items: false if it was
   * opened for this request and never had any, so that none have to be read.
   */
  public boolean mayBeMarked(long collection) {
    OpenCollection open = opened.get(collection);
    return open == null || open.isMarked();
  }

  /** Must be called after a lock or property was set: collections are then opened anew. */
  public void marksChanged() {
    opened.clear();
  }

  /** Must be called after a change of its items: the collection is then opened anew. */
  public void itemsChanged(CollectionResource collection) {
    opened.remove(collection.id());
  }

  /** Returns the dead properties of resources. */
  public Kept kept() {
    return kept;
  }

  /** Returns the locks of resources. */
  public LockTable locks() {
    return locks;
  }

  /** Must be called after a change of collections: forgets those that were read. */
  public void collectionsChanged() {
    collections = null;
    visible = null;
    named.clear();
    opened.clear();
  }

  /**
   * Returns the request's body, decompressed. Closing it does not read the rest: a refused request
   * need not wait for that.
   *
   * @throws IOException if the connection breaks
   */
  public InputStream input() throws IOException {
    String encoding =
        Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity").strip();
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity", "" -> new UndrainedBody(request.getInputStream());
      case "gzip", "x-gzip" -> new UnpackedBody(new UndrainedBody(request.getInputStream()));
      default ->
          throw DavError.of(
              DavError.MEDIA_TYPE,
              "The Content-Encoding is not supported: send the body uncompressed or with gzip.");
    };
  }

  /** Returns true if the request has a body. */
  public boolean hasBody() {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /**
   * Returns the body as XML, or empty if there is none.
   *
   * @throws DavError if it is not XML that is accepted here
   * @throws IOException if the connection breaks
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
        throw DavError.of(DavError.BAD_REQUEST, "The body is not valid gzip data.");
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
