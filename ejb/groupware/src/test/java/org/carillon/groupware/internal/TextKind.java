package org.carillon.groupware.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectMessageText;
import org.carillon.groupware.ReadObject;
import org.carillon.store.item.CollectionKind;

/** The kind of objects of one line: {@code UID:text}. */
final class TextKind implements GroupwareKind<String> {
  int version = 1;

  int readings;

  @Override
  public Set<CollectionKind> kinds() {
    return Set.of(CollectionKind.CALENDAR);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of("text/calendar");
  }

  @Override
  public String extension() {
    return ".ics";
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public Answer<ReadObject> read(CollectionKind collection, byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    readings++;
    if (text.contains("deep")) {
      throw new StackOverflowError();
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Answer.failed(
          new Failure.Invalid(GroupwareObjects.OBJECT, "valid-calendar-data", "No UID."));
    }
    String said = text.substring(colon + 1).strip();
    return new Answer.Done<>(
        new ReadObject(
            text.substring(0, colon),
            "text/calendar; charset=utf-8; component=VEVENT",
            (version + said).getBytes(StandardCharsets.UTF_8),
            new ObjectMessageText(
                said, "", Optional.empty(), Optional.empty(), "It says " + said)));
  }

  @Override
  public String decode(byte[] summary) {
    return new String(summary, StandardCharsets.UTF_8);
  }

  /** Returns the redacted form of objects that are marked as secret. */
  @Override
  public Optional<byte[]> redacted(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    return text.contains("secret")
        ? Optional.of(
            (text.substring(0, text.indexOf(':')) + ":busy").getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public Optional<byte[]> times(byte[] octets, String uid, String owner) {
    return new String(octets, StandardCharsets.UTF_8).contains("free")
        ? Optional.empty()
        : Optional.of((uid + ":busy").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> timesSummary(String summary, String uid, String owner) {
    return summary.contains("free") ? Optional.empty() : Optional.of(version + "busy");
  }

  @Override
  public Optional<String> redactedSummary(String summary) {
    return summary.contains("secret") ? Optional.of(version + "busy") : Optional.empty();
  }
}
