package org.carillon.format.mime.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Parameter;

/**
 * A message's body or one of its parts, with the values that BODYSTRUCTURE shows (RFC 9051 §7.5.2)
 * and its position. Strings are octets as written. Offsets and sizes are in octets of the whole
 * message.
 *
 * @param type {@code text}, {@code multipart} …; must be compared without case
 * @param subtype {@code plain}, {@code mixed} …; must be compared without case
 * @param parameters the parameters of Content-Type
 * @param id the Content-ID
 * @param description the Content-Description
 * @param encoding the Content-Transfer-Encoding, {@code 7bit} if there is none
 * @param md5 the Content-MD5
 * @param disposition the Content-Disposition
 * @param languages the Content-Language
 * @param location the Content-Location
 * @param headerOffset the position of the part's header
 * @param bodyOffset the position of the part's body, after the empty line
 * @param size the number of octets of the body
 * @param lines the number of lines of the body
 * @param message the enclosed message if this is a message/rfc822
 * @param parts the parts if this is a multipart; at least one in that case
 */
public record Part(
    String type,
    String subtype,
    List<Parameter> parameters,
    Optional<String> id,
    Optional<String> description,
    String encoding,
    Optional<String> md5,
    Optional<Disposition> disposition,
    List<String> languages,
    Optional<String> location,
    long headerOffset,
    long bodyOffset,
    long size,
    long lines,
    Optional<Message> message,
    List<Part> parts) {

  /**
   * A message inside a message.
   *
   * @param envelope the envelope of the inner message
   * @param body the inner message's body; its header offset is the position of the inner header
   */
  public record Message(MessageEnvelope envelope, Part body) {}

  public Part {
    parameters = List.copyOf(parameters);
    languages = List.copyOf(languages);
    parts = List.copyOf(parts);
  }

  public boolean isMultipart() {
    return !parts.isEmpty();
  }

  /** Returns whether this part has that type, compared without case. */
  public boolean is(String type, String subtype) {
    return this.type.equalsIgnoreCase(type) && this.subtype.equalsIgnoreCase(subtype);
  }

  /** Returns a copy of this part with a different value for a parameter. */
  public Part withParameter(String name, String value) {
    List<Parameter> changed = new ArrayList<>(parameters);
    changed.removeIf(parameter -> parameter.name().equalsIgnoreCase(name));
    changed.add(new Parameter(name, value));
    return new Part(
        type,
        subtype,
        changed,
        id,
        description,
        encoding,
        md5,
        disposition,
        languages,
        location,
        headerOffset,
        bodyOffset,
        size,
        lines,
        message,
        parts);
  }

  /** Returns the undecoded value of a Content-Type parameter, or empty if there is none. */
  public Optional<String> parameter(String name) {
    return parameters.stream()
        .filter(p -> p.name().equalsIgnoreCase(name))
        .map(Parameter::value)
        .findFirst();
  }

  /** Returns a copy of this part with its transfer encoding removed. */
  public Part decoded(String identity, long octets, long newlines) {
    return new Part(
        type,
        subtype,
        parameters,
        id,
        description,
        identity,
        md5,
        disposition,
        languages,
        location,
        headerOffset,
        bodyOffset,
        octets,
        newlines,
        message,
        parts);
  }

  /**
   * Returns the part with that IMAP number (RFC 9051 §6.4.5.1) below this message body, or empty if
   * there is none. {@code 1} is the first part of a multipart, or the body itself if it is not a
   * multipart. A number after a message/rfc822 refers to a part of the enclosed message.
   */
  public Optional<Part> numbered(int... path) {
    Part at = this;
    for (int i = 0; i < path.length; i++) {
      Part counted = i > 0 && at.message.isPresent() ? at.message.get().body() : at;
      boolean ownNumber = i == 0 || counted != at;
      if (counted.isMultipart() && path[i] >= 1 && path[i] <= counted.parts.size()) {
        at = counted.parts.get(path[i] - 1);
      } else if (!counted.isMultipart() && ownNumber && path[i] == 1) {
        at = counted;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }
}
