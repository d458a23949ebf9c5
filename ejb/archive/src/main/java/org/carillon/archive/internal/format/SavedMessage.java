package org.carillon.archive.internal.format;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.json.Json;

/**
 * A line of {@code messages.jsonl}.
 *
 * @param where the place of its content; empty if an earlier backup has it
 */
public record SavedMessage(ArchivedMessage message, Optional<Where> where) {

  /**
   * The place of a content in the same file.
   *
   * @param bundle the number in {@code contents/NUMBER}
   * @param at the position of its first octet there
   */
  public record Where(int bundle, long at) {}

  JsonObject write() {
    JsonArrayBuilder flags = Json.createArrayBuilder();
    message.flags().system().stream().sorted().forEach(flag -> flags.add(flag.imapName()));
    message.flags().keywords().forEach(flags::add);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("mailbox", message.mailbox())
            .add("uid", message.uid())
            .add("modseq", message.modseq())
            .add("flags", flags)
            .add("date", message.internalDate().toString())
            .add("saved", message.saved().toString())
            .add("item", message.item())
            .add("thread", message.thread());
    message.key().ifPresent(key -> json.add("key", key));
    if (message.prefix().length > 0) {
      json.add("prefix", Base64.getEncoder().encodeToString(message.prefix()));
    }
    json.add("content", message.content())
        .add("octets", message.octets())
        .add("crc32c", Integer.toHexString(message.checksum()));
    where.ifPresent(place -> json.add("bundle", place.bundle).add("at", place.at));
    return json.build();
  }

  static SavedMessage read(JsonObject json) {
    return new SavedMessage(
        new ArchivedMessage(
            MailJson.number(json, "mailbox"),
            MailJson.number(json, "uid", 1, MailJson.LAST_UID),
            MailJson.number(json, "modseq", 0, MailJson.LAST_MODSEQ),
            flags(json),
            OffsetDateTime.parse(json.getString("date")),
            Instant.parse(json.getString("saved")),
            MailJson.number(json, "item", 1, Long.MAX_VALUE),
            MailJson.number(json, "thread", 1, Long.MAX_VALUE),
            Optional.ofNullable(json.getString("key", null)),
            Base64.getDecoder().decode(json.getString("prefix", "")),
            MailJson.number(json, "content"),
            MailJson.number(json, "octets", 0, Long.MAX_VALUE),
            Integer.parseUnsignedInt(json.getString("crc32c"), 16)),
        json.containsKey("bundle")
            ? Optional.of(
                new Where(json.getInt("bundle"), MailJson.number(json, "at", 0, Long.MAX_VALUE)))
            : Optional.empty());
  }

  private static Flags flags(JsonObject json) {
    Set<Flag> system = EnumSet.noneOf(Flag.class);
    Set<String> keywords = new LinkedHashSet<>();
    for (String name : MailJson.strings(json.getJsonArray("flags"))) {
      Flag.named(name).ifPresentOrElse(system::add, () -> keywords.add(name));
    }
    return new Flags(system, keywords);
  }

  /** Returns this message as a later backup has it, with this one's content. */
  public SavedMessage as(ArchivedMessage later) {
    return new SavedMessage(later, where);
  }
}
