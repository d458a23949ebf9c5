package org.carillon.dav.attachment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.calendar.ManagedAttachments;
import org.carillon.calendar.ManagedAttachments.Attached;
import org.carillon.calendar.ManagedAttachments.NewAttachment;
import org.carillon.calendar.ManagedAttachments.Target;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Spool;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.method.DavPreconditions;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Representation;
import org.carillon.dav.xml.XmlName;
import org.carillon.groupware.StoredObjectResult;

/** POST with {@code action=attachment-add}, {@code -update}, {@code -remove} (RFC 8607 §3). */
final class AttachmentPost implements Method {
  private static final String ACTION = "action";
  private static final String ADD = "attachment-add";
  private static final String UPDATE = "attachment-update";
  private static final String REMOVE = "attachment-remove";
  private static final String ID = "managed-id";
  private static final int MOST_QUERY = 8_000;
  private static final int MOST_INSTANCES = 100;
  private static final int MOST_TYPE = 255;
  private static final int BUFFER = 65_536;

  private final ManagedAttachments attachments;

  AttachmentPost(ManagedAttachments attachments) {
    this.attachments = attachments;
  }

  @Override
  public String name() {
    return "POST";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent()
        && resource.get() instanceof DavObjectResource object
        && AttachmentFeature.isCalendar(object.collection());
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    DavObjectResource object = (DavObjectResource) resource.orElseThrow();
    Map<String, String> query = query(call);
    call.locks().require(call.path(), false, false);
    Target target =
        new Target(
            object.collection().id(),
            object.entry().key(),
            DavPreconditions.of(call, resource),
            instances(query.getOrDefault("rid", "")),
            address(call));
    switch (query.getOrDefault(ACTION, "")) {
      case ADD -> {
        Attached done =
            sent(call, attachment -> attachments.add(call.caller(), target, attachment));
        told(call, object, Optional.of(done.id()), done.object(), HttpServletResponse.SC_CREATED);
      }
      case UPDATE -> {
        String id = id(query);
        Attached done =
            sent(call, attachment -> attachments.update(call.caller(), target, id, attachment));
        told(
            call, object, Optional.of(done.id()), done.object(), HttpServletResponse.SC_NO_CONTENT);
      }
      case REMOVE ->
          told(
              call,
              object,
              Optional.empty(),
              value(attachments.remove(call.caller(), target, id(query))),
              HttpServletResponse.SC_NO_CONTENT);
      default -> throw refused("valid-action");
    }
  }

  private static DavError refused(String condition) {
    return DavError.of(DavError.FORBIDDEN, XmlName.caldav(condition));
  }

  private static Map<String, String> query(DavCall call) {
    String text = Optional.ofNullable(call.request().getQueryString()).orElse("");
    if (text.length() > MOST_QUERY) {
      throw DavError.of(DavError.BAD_REQUEST, "The query string is too long.");
    }
    Map<String, String> read = new HashMap<>();
    for (String each : text.split("&")) {
      int at = each.indexOf('=');
      if (at > 0) {
        try {
          read.put(
              each.substring(0, at),
              URLDecoder.decode(each.substring(at + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
          throw DavError.of(DavError.BAD_REQUEST, "The query string is malformed.");
        }
      }
    }
    return read;
  }

  private static List<String> instances(String rid) {
    List<String> instances =
        Arrays.stream(rid.split(","))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .distinct()
            .toList();
    if (instances.size() > MOST_INSTANCES) {
      throw refused("valid-rid");
    }
    return instances;
  }

  private static String id(Map<String, String> query) {
    return Optional.ofNullable(query.get(ID)).orElseThrow(() -> refused("valid-managed-id"));
  }

  /** Uses the host name by which the client addresses this server. */
  private static String address(DavCall call) {
    String host =
        call.header("Host")
            .filter(name -> name.length() <= MOST_TYPE && name.matches("[A-Za-z0-9.\\-:\\[\\]_]+"))
            .orElseGet(() -> call.request().getServerName());
    return (call.request().isSecure() ? "https://" : "http://")
        + host
        + call.href(DavPath.of(AttachmentSpace.SEGMENT));
  }

  /** The operation on an uploaded file. */
  private interface Action {
    Answer<Attached> with(NewAttachment attachment);
  }

  private Attached sent(DavCall call, Action action) throws IOException {
    long most = attachments.mostOctets();
    long length = Math.max(0, call.request().getContentLengthLong());
    if (length > most) {
      throw refused("max-attachment-size");
    }
    try (InputStream in = call.input();
        Spool spool = attachments.spool(call.caller(), length)) {
      byte[] buffer = new byte[BUFFER];
      int n = in.read(buffer);
      while (n >= 0) {
        if (spool.size() + n > most) {
          throw refused("max-attachment-size");
        }
        write(spool, buffer, n);
        n = in.read(buffer);
      }
      return value(
          action.with(
              new NewAttachment(
                  AttachmentName.of(call.header("Content-Disposition")), mediaType(call), spool)));
    }
  }

  private static void write(Spool spool, byte[] buffer, int length) {
    try {
      spool.write(buffer, 0, length);
    } catch (IOException unwritten) {
      throw DavFailures.unwritten(unwritten);
    }
  }

  private static String mediaType(DavCall call) {
    return call.header("Content-Type")
        .map(text -> text.split(";", 2)[0].strip())
        .filter(text -> text.length() <= MOST_TYPE)
        .filter(text -> text.matches("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+"))
        .orElse("application/octet-stream");
  }

  private static <T> T value(Answer<T> answer) {
    if (answer instanceof Answer.Failed<T>(Failure failure)) {
      if (failure instanceof Failure.Invalid invalid
          && invalid.field().equals(ManagedAttachments.ATTACHMENT)) {
        throw refused(invalid.code());
      }
      if (failure instanceof Failure.LimitReached(Limit limit, long _) && limit == Limit.OCTETS) {
        throw refused("max-attachment-size");
      }
    }
    return DavFailures.value(answer);
  }

  private static void told(
      DavCall call,
      DavObjectResource object,
      Optional<String> id,
      StoredObjectResult put,
      int status)
      throws IOException {
    HttpServletResponse response = call.response();
    id.ifPresent(one -> response.setHeader("Cal-Managed-ID", one));
    put.scheduleTag()
        .ifPresent(tag -> response.setHeader(DavObjectResource.SCHEDULE_TAG, '"' + tag + '"'));
    if (Representation.isPreferred(call)) {
      Representation.answer(call, object.collection(), object.entry().key(), status);
    } else {
      response.setHeader("ETag", put.tag().toString());
      call.answer(status);
    }
  }
}
