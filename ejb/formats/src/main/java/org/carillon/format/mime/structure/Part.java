package org.carillon.format.mime.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Parameter;

/**
 * A message's body or one of its parts, with what BODYSTRUCTURE shows of it (RFC 9051 §7.5.2) and
 * where it lies. Strings are octets as written; offsets and sizes are octets of the whole message.
 *
 * @param type {@code text}, {@code multipart} …; compare without case
 * @param subtype {@code plain}, {@code mixed} …; compare without case
 * @param parameters of Content-Type
 * @param id Content-ID
 * @param description Content-Description
 * @param encoding Content-Transfer-Encoding, {@code 7bit} when there is none
 * @param md5 Content-MD5
 * @param disposition Content-Disposition
 * @param languages Content-Language
 * @param location Content-Location
 * @param headerOffset where its header begins
 * @param bodyOffset where its body begins, behind the empty line
 * @param size its body's octets
 * @param lines its body's lines
 * @param message the enclosed message when this is a message/rfc822
 * @param parts its parts when this is a multipart: at least one then
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
   * @param envelope of the inner message
   * @param body the inner message's body; its header offset is where the inner header begins
   */
  public record Message(MessageEnvelope envelope, Part body) {}

  /** Keeps copies. */
  public Part {
    parameters = List.copyOf(parameters);
    languages = List.copyOf(languages);
    parts = List.copyOf(parts);
  }

  /** Whether this has parts of its own. */
  public boolean isMultipart() {
    return !parts.isEmpty();
  }

  /** Whether this is of that type, compared without case. */
  public boolean is(String type, String subtype) {
    return this.type.equalsIgnoreCase(type) && this.subtype.equalsIgnoreCase(subtype);
  }

  /** The same with a parameter that says something else. */
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

  /** The value of a Content-Type parameter, not yet decoded. */
  public Optional<String> parameter(String name) {
    return parameters.stream()
        .filter(p -> p.name().equalsIgnoreCase(name))
        .map(Parameter::value)
        .findFirst();
  }

  /** The same with its transfer encoding taken off. */
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
   * The part with that IMAP number (RFC 9051 §6.4.5.1) below this message body: {@code 1} is the
   * first part of a multipart, or the body itself when it is none; a number behind a message/rfc822
   * counts in the enclosed message.
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
