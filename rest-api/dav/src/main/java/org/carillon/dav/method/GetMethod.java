package org.carillon.dav.method;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.dav.header.ByteRange;
import org.carillon.dav.header.EntityTagList;
import org.carillon.dav.header.HttpDate;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Readable;
import org.carillon.store.item.EntityTag;

/** GET and HEAD of resources with octets, including ranges (RFC 9110 §9.3.1, §13, §14). */
final class GetMethod implements Method {
  private final String name;

  GetMethod(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent() && resource.get() instanceof Readable;
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    try (Readable.Opened opened = ((Readable) resource.orElseThrow()).open(call)) {
      HttpServletResponse response = call.response();
      opened.tag().ifPresent(tag -> response.setHeader("ETag", tag.toString()));
      opened.modified().ifPresent(at -> response.setHeader("Last-Modified", HttpDate.of(at)));
      opened.fields().forEach(response::setHeader);
      response.setHeader("Accept-Ranges", "bytes");
      if (isUnchanged(call, opened)) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
      send(call, opened);
    }
  }

  private static boolean isUnchanged(DavCall call, Readable.Opened opened) {
    Optional<EntityTag> tag = opened.tag();
    Optional<EntityTagList> match = DavPreconditions.tags(call, "If-Match");
    Optional<Instant> modified = opened.modified().map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    if (match.isPresent()
        ? !tag.map(match.get()::has).orElse(match.get().any())
        : date(call, "If-Unmodified-Since")
            .filter(since -> modified.filter(at -> at.isAfter(since)).isPresent())
            .isPresent()) {
      throw DavPreconditions.failed("The condition in If-Match or If-Unmodified-Since is not met.");
    }
    Optional<EntityTagList> noneMatch = DavPreconditions.tags(call, "If-None-Match");
    return noneMatch.isPresent()
        ? tag.map(noneMatch.get()::hasWeakly).orElse(noneMatch.get().any())
        : date(call, "If-Modified-Since")
            .filter(since -> modified.filter(at -> !at.isAfter(since)).isPresent())
            .isPresent();
  }

  private static Optional<Instant> date(DavCall call, String field) {
    return call.header(field).flatMap(HttpDate::parse);
  }

  private void send(DavCall call, Readable.Opened opened) throws IOException {
    long size = opened.content().size();
    Optional<List<ByteRange>> ranges =
        call.header("Range")
            .filter(field -> holdsStill(call, opened))
            .flatMap(field -> ByteRange.parse(field, size));
    HttpServletResponse response = call.response();
    if (ranges.isEmpty()) {
      opened.content().check(0, size);
      response.setContentType(opened.mediaType());
      response.setContentLengthLong(size);
      copy(opened, response.getOutputStream(), new ByteRange(0, size - 1));
    } else if (ranges.get().isEmpty()) {
      response.setHeader("Content-Range", "bytes */" + size);
      call.answer(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
    } else if (ranges.get().size() == 1) {
      ByteRange range = ranges.get().getFirst();
      opened.content().check(range.first(), range.length());
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setContentType(opened.mediaType());
      response.setHeader("Content-Range", range.written(size));
      response.setContentLengthLong(range.length());
      copy(opened, response.getOutputStream(), range);
    } else {
      parts(response, opened, ranges.get());
    }
  }

  /** RFC 9110 §13.1.5: a range is of use only if the content has not changed since. */
  private static boolean holdsStill(DavCall call, Readable.Opened opened) {
    Optional<String> field = call.header("If-Range");
    if (field.isEmpty()) {
      return true;
    }
    if (field.get().startsWith("\"") || field.get().startsWith("W/")) {
      return EntityTagList.parse(field.get())
          .filter(tags -> opened.tag().filter(tags::has).isPresent())
          .isPresent();
    }
    return HttpDate.parse(field.get())
        .equals(opened.modified().map(at -> at.truncatedTo(ChronoUnit.SECONDS)));
  }

  private void parts(HttpServletResponse response, Readable.Opened opened, List<ByteRange> ranges)
      throws IOException {
    long size = opened.content().size();
    String boundary = UUID.randomUUID().toString();
    List<byte[]> heads =
        ranges.stream()
            .map(
                range ->
                    ("\r\n--"
                            + boundary
                            + "\r\nContent-Type: "
                            + opened.mediaType()
                            + "\r\nContent-Range: "
                            + range.written(size)
                            + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8))
            .toList();
    byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    long length = end.length;
    for (int at = 0; at < ranges.size(); at++) {
      length += heads.get(at).length + ranges.get(at).length();
    }
    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
    response.setContentType("multipart/byteranges; boundary=" + boundary);
    response.setContentLengthLong(length);
    if (isHead()) {
      return;
    }
    OutputStream out = response.getOutputStream();
    for (int at = 0; at < ranges.size(); at++) {
      out.write(heads.get(at));
      copy(opened, out, ranges.get(at));
    }
    out.write(end);
  }

  private void copy(Readable.Opened opened, OutputStream out, ByteRange range) throws IOException {
    if (!isHead() && range.length() > 0) {
      opened.content().copyTo(out, range.first(), range.length());
    }
  }

  private boolean isHead() {
    return name.equals("HEAD");
  }
}
