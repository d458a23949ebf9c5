package org.carillon.dav.publish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.published.CalendarFileOptions;
import org.carillon.calendar.published.FreeBusyFiles;
import org.carillon.calendar.published.FreeBusyFiles.Upload;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.calendar.published.PublishedFile;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Sessions;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.EntityTagList;
import org.carillon.dav.header.HttpDate;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;
import org.carillon.http.access.WebSignIn;
import org.carillon.store.item.EntityTag;

/** Answers requests for published addresses; sends 401 for what is not public, existing or not. */
@ApplicationScoped
public class PublishedResources {
  private static final String FOR_ALL = "public, max-age=300";
  private static final String READ = "GET, HEAD, OPTIONS";
  private static final String SIGN_IN = "Sign in with Basic or Bearer authentication.";

  @Inject WebSignIn signIn;
  @Inject Sessions sessions;
  @Inject PublishedCalendars calendars;
  @Inject FreeBusyFiles freeBusy;
  @Inject DirectoryBook directory;

  /** Returns true if the resource at a path may be public. */
  public static boolean mayBeForAnybody(DavPath path) {
    return PublishedAddress.of(path).isPresent() || UserSites.isOfSite(path);
  }

  /** Answers a request; returns true if its address is a published one. */
  public boolean answer(DavCall call) throws IOException {
    Optional<Caller> caller = call.signedIn();
    Optional<PublishedAddress> address = PublishedAddress.of(call.path());
    if (address.isEmpty()) {
      return false;
    }
    switch (address.get()) {
      case PublishedAddress.Calendar calendar -> calendar(call, caller, calendar);
      case PublishedAddress.Secret secret -> secret(call, secret);
      case PublishedAddress.FreeBusy(String owner) -> freeBusy(call, caller, owner);
      case PublishedAddress.PrivateBusy(String owner) -> privateBusy(call, caller, owner);
      case PublishedAddress.Card(String owner) -> card(call, caller, owner);
      case PublishedAddress.Nothing() -> throw hidden(caller);
    }
    return true;
  }

  private static boolean isRead(DavCall call) {
    return call.request().getMethod().equals("GET") || isHead(call);
  }

  private static boolean isHead(DavCall call) {
    return call.request().getMethod().equals("HEAD");
  }

  private static void otherMethod(DavCall call, String allowed) {
    call.response().setHeader("Allow", allowed);
    if (!call.request().getMethod().equals("OPTIONS")) {
      throw DavError.of(
          DavError.METHOD_NOT_ALLOWED, "This method is not allowed for this resource.");
    }
    call.answer(HttpServletResponse.SC_OK);
  }

  private static DavError hidden(Optional<Caller> caller) {
    return caller.isPresent()
        ? DavError.of(
            DavError.NOT_FOUND, "There is no resource at this URL, or you have no access to it.")
        : DavError.of(HttpServletResponse.SC_UNAUTHORIZED, SIGN_IN);
  }

  private static <T> T value(Answer<T> answer, Optional<Caller> caller) {
    return switch (answer) {
      case Answer.Done<T>(T done) -> done;
      case Answer.Failed<T>(Failure.NotFound _) -> throw hidden(caller);
      case Answer.Failed<T>(Failure.NotAllowed refused) ->
          throw caller.isEmpty()
              ? hidden(caller)
              : DavError.of(DavError.FORBIDDEN, refused.message());
      case Answer.Failed<T>(Failure.Invalid invalid) ->
          throw DavError.of(DavError.UNPROCESSABLE, invalid.message());
      case Answer.Failed<T>(Failure failure) -> throw DavFailures.error(failure);
    };
  }

  private static Caller required(Optional<Caller> caller) {
    return caller.orElseThrow(() -> hidden(Optional.empty()));
  }

  /** Adds the domain of the request if the owner has none. */
  private String address(DavCall call, String owner) {
    return owner.indexOf('@') >= 0
        ? owner
        : owner + "@" + sessions.domain(signIn.peer(call.request())).orElse("");
  }

  private void calendar(DavCall call, Optional<Caller> caller, PublishedAddress.Calendar calendar)
      throws IOException {
    String owner =
        calendar.owner().map(name -> address(call, name)).orElseGet(() -> required(caller).name());
    if (isRead(call)) {
      CalendarFileOptions options = new FileParameters(call).options(calendar.old());
      send(
          call,
          value(calendars.open(caller, owner, calendar.name(), options), caller),
          caller.isPresent());
    } else if (call.request().getMethod().equals("PUT")) {
      new CalendarUpload(calendars)
          .take(
              call,
              required(caller),
              value(calendars.find(required(caller), owner, calendar.name()), caller).id());
    } else {
      otherMethod(call, READ + ", PUT");
    }
  }

  private void secret(DavCall call, PublishedAddress.Secret secret) throws IOException {
    if (!isRead(call)) {
      otherMethod(call, READ);
      return;
    }
    Answer<PublishedFile> file =
        calendars.open(
            new FileParameters(call).parameter("key").orElse(""),
            new FileParameters(call).options(secret.old()));
    if (file.asFailure().filter(Failure.NotFound.class::isInstance).isPresent()) {
      throw DavError.of(DavError.NOT_FOUND, "This address does not exist or has been withdrawn.");
    }
    send(call, DavFailures.value(file), true);
  }

  private static void send(DavCall call, PublishedFile file, boolean isPrivate) throws IOException {
    HttpServletResponse response = call.response();
    response.setHeader("ETag", file.tag().toString());
    file.modified().ifPresent(at -> response.setHeader("Last-Modified", HttpDate.of(at)));
    response.addHeader("Vary", "Accept");
    if (file.isForAnybody() && !isPrivate) {
      response.setHeader("Cache-Control", FOR_ALL);
    }
    if (isUnchanged(call, file.tag(), file.modified())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.mediaType());
    if (!isHead(call)) {
      file.writeTo(response.getOutputStream());
    }
  }

  /** RFC 9110 §13.2.2: a condition on the tag takes precedence over one on the time. */
  static boolean isUnchanged(DavCall call, EntityTag tag, Optional<Instant> modified) {
    Optional<EntityTagList> known = call.header("If-None-Match").flatMap(EntityTagList::parse);
    return known.isPresent()
        ? known.get().hasWeakly(tag)
        : call.header("If-Modified-Since")
            .flatMap(HttpDate::parse)
            .filter(
                since ->
                    modified
                        .filter(at -> !at.truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                        .isPresent())
            .isPresent();
  }

  private void freeBusy(DavCall call, Optional<Caller> caller, String owner) throws IOException {
    String person = address(call, owner);
    if (!isRead(call)) {
      upload(call, caller, person, Upload.FREE_BUSY);
      return;
    }
    FreeBusyFiles.Told told =
        value(freeBusy.read(caller, person, new FileParameters(call).span()), caller);
    HttpServletResponse response = call.response();
    EntityTag tag = new EntityTag(told.tag());
    response.setHeader("ETag", tag.toString());
    response.setHeader(
        "Cache-Control", told.isForAnybody() && caller.isEmpty() ? FOR_ALL : "private, max-age=60");
    if (isUnchanged(call, tag, Optional.empty())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      octets(call, "text/calendar; charset=utf-8", told.octets());
    }
  }

  private static void octets(DavCall call, String type, byte[] octets) throws IOException {
    call.response().setContentType(type);
    call.response().setContentLength(octets.length);
    if (!isHead(call)) {
      call.response().getOutputStream().write(octets);
    }
  }

  private void privateBusy(DavCall call, Optional<Caller> caller, String owner) throws IOException {
    String person = address(call, owner);
    if (isRead(call)) {
      byte[] octets = value(freeBusy.uploaded(required(caller), person, Upload.PRIVATE), caller);
      octets(call, "message/rfc822", octets);
    } else {
      upload(call, caller, person, Upload.PRIVATE);
    }
  }

  private void upload(DavCall call, Optional<Caller> caller, String person, Upload what)
      throws IOException {
    switch (call.request().getMethod()) {
      case "PUT" -> {
        int most = what == Upload.FREE_BUSY ? FreeBusyFiles.MOST_OCTETS : FreeBusyFiles.MOST_OPAQUE;
        Caller who = required(caller);
        byte[] octets;
        try (InputStream sent = call.input()) {
          octets = sent.readNBytes(most + 1);
        }
        boolean replaced = value(freeBusy.upload(who, person, what, octets), caller);
        call.answer(replaced ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_CREATED);
      }
      case "DELETE" -> {
        value(freeBusy.forget(required(caller), person, what), caller);
        call.answer(HttpServletResponse.SC_NO_CONTENT);
      }
      default -> otherMethod(call, READ + ", PUT, DELETE");
    }
  }

  private void card(DavCall call, Optional<Caller> caller, String owner) throws IOException {
    if (!isRead(call)) {
      otherMethod(call, READ);
      return;
    }
    DirectoryCard card =
        value(directory.ofAddress(caller, address(call, owner)), caller)
            .orElseThrow(() -> hidden(caller));
    VCardVersion version = version(call);
    EntityTag tag =
        new EntityTag(card.tag().value() + "-" + version.text() + (caller.isPresent() ? "" : "-a"));
    HttpServletResponse response = call.response();
    response.setHeader("ETag", tag.toString());
    response.setHeader("Last-Modified", HttpDate.of(card.modified()));
    response.addHeader("Vary", "Accept");
    if (isUnchanged(call, tag, Optional.of(card.modified()))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      String type = version == VCardVersion.V2_1 ? "text/x-vcard" : "text/vcard";
      octets(
          call,
          type + "; charset=utf-8",
          VCardWriter.octets(
              VCardConversion.to(
                  // An anonymous caller sees no photos.
                  caller.map(who -> directory.whole(who, card)).orElseGet(card::card), version)));
    }
  }

  private static VCardVersion version(DavCall call) {
    FileParameters asked = new FileParameters(call);
    Optional<String> said = asked.parameter("version").or(() -> asked.parameter("format"));
    if (said.isPresent()) {
      return VCardVersion.of(said.get())
          .orElseThrow(
              () -> DavError.of(DavError.BAD_REQUEST, "The version must be 2.1, 3.0 or 4.0."));
    }
    String accept = call.header("Accept").orElse("").toLowerCase(Locale.ROOT);
    if (accept.contains("version=4.0")) {
      return VCardVersion.V4_0;
    }
    return accept.contains("text/x-vcard") && !accept.contains("text/vcard")
        ? VCardVersion.V2_1
        : VCardVersion.V3_0;
  }
}
