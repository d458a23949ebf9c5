package org.carillon.archive.internal.format;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.archive.mail.ArchivedAlias;
import org.carillon.archive.mail.ArchivedAnnotation;
import org.carillon.archive.mail.ArchivedGrant;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedSeen;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.json.Json;
import org.carillon.store.item.CollectionKind;

/** Reads and writes {@code mail.json}: an account's mailboxes, subscriptions and annotations. */
public final class MailJson {
  /** The highest possible UID and UIDVALIDITY (RFC 9051 §2.3.1.1). */
  static final long LAST_UID = 0xFFFF_FFFFL;

  /** The highest accepted modseq of 63 bits (RFC 7162 §3.1); a restoration leaves a gap. */
  static final long LAST_MODSEQ = 1L << 62;

  private static final long MOST_MESSAGES = 50_000_000;

  private MailJson() {}

  public static JsonObject write(ArchivedMail mail) {
    JsonArrayBuilder mailboxes = Json.createArrayBuilder();
    mail.mailboxes().forEach(mailbox -> mailboxes.add(write(mailbox)));
    JsonArrayBuilder annotations = Json.createArrayBuilder();
    mail.annotations().forEach(annotation -> annotations.add(write(annotation)));
    JsonArrayBuilder grants = Json.createArrayBuilder();
    mail.grants().forEach(grant -> grants.add(write(grant)));
    JsonArrayBuilder seen = Json.createArrayBuilder();
    mail.seen().forEach(own -> seen.add(write(own)));
    JsonArrayBuilder aliases = Json.createArrayBuilder();
    mail.aliases().forEach(alias -> aliases.add(write(alias)));
    return Json.createObjectBuilder()
        .add("modseq", mail.modseq())
        .add("mailboxes", mailboxes)
        .add("subscriptions", Json.createArrayBuilder(mail.subscriptions()))
        .add("annotations", annotations)
        .add("rights", grants)
        .add("seen", seen)
        .add("aliases", aliases)
        .build();
  }

  private static JsonObjectBuilder write(ArchivedMailbox mailbox) {
    JsonArrayBuilder uses = Json.createArrayBuilder();
    mailbox.uses().forEach(use -> uses.add(use.attribute()));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", mailbox.id())
            .add("name", mailbox.name().path())
            .add("kind", mailbox.kind().name())
            .add("uses", uses)
            .add("uidValidity", mailbox.uidValidity())
            .add("uidNext", mailbox.uidNext())
            .add("modseq", mailbox.modseq())
            .add("uids", mailbox.uids().toString());
    return mailbox.lacking().isEmpty() ? json : json.add("lacking", mailbox.lacking().toString());
  }

  private static JsonObjectBuilder write(ArchivedAnnotation annotation) {
    return Json.createObjectBuilder()
        .add("mailbox", annotation.mailbox())
        .add("entry", annotation.entry())
        .add("value", Base64.getEncoder().encodeToString(annotation.value()));
  }

  private static JsonObjectBuilder write(ArchivedGrant grant) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("mailbox", grant.mailbox())
            .add("identifier", grant.identifier())
            .add("negative", grant.negative())
            .add("letters", grant.rights());
    grant.subject().ifPresent(subject -> json.add("subject", subject));
    return json;
  }

  private static JsonObjectBuilder write(ArchivedSeen own) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("mailbox", own.mailbox())
            .add("reader", own.reader())
            .add("seen", own.seen().toString())
            .add("unseen", own.unseen().toString());
    own.account().ifPresent(account -> json.add("account", account));
    return json;
  }

  private static ArchivedSeen seen(JsonObject json) {
    return new ArchivedSeen(
        number(json, "mailbox"),
        json.getString("reader"),
        account(json, "account"),
        uids(json.getString("seen"), LAST_UID),
        uids(json.getString("unseen"), LAST_UID));
  }

  private static JsonObjectBuilder write(ArchivedAlias alias) {
    return Json.createObjectBuilder()
        .add("name", alias.name())
        .add("owner", alias.owner())
        .add("mailbox", alias.mailbox());
  }

  private static ArchivedAlias alias(JsonObject json) {
    return new ArchivedAlias(
        json.getString("name"), json.getString("owner"), json.getString("mailbox"));
  }

  /** Returns an id; empty in backups that were written before it existed. */
  private static OptionalLong account(JsonObject json, String name) {
    return json.containsKey(name) ? OptionalLong.of(number(json, name)) : OptionalLong.empty();
  }

  /** Returns a list; empty in backups that were written before it existed. */
  private static List<JsonObject> later(JsonObject json, String name) {
    return json.containsKey(name) ? objects(json, name) : List.of();
  }

  private static ArchivedGrant grant(JsonObject json) {
    return new ArchivedGrant(
        number(json, "mailbox"),
        json.getString("identifier"),
        account(json, "subject"),
        json.getBoolean("negative"),
        json.getString("letters"));
  }

  static ArchivedMail read(JsonObject json) {
    return new ArchivedMail(
        number(json, "modseq", 0, LAST_MODSEQ),
        objects(json, "mailboxes").stream().map(MailJson::mailbox).toList(),
        strings(json.getJsonArray("subscriptions")),
        objects(json, "annotations").stream().map(MailJson::annotation).toList(),
        objects(json, "rights").stream().map(MailJson::grant).toList(),
        later(json, "seen").stream().map(MailJson::seen).toList(),
        later(json, "aliases").stream().map(MailJson::alias).toList());
  }

  private static ArchivedMailbox mailbox(JsonObject json) {
    Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
    List<String> attributes = strings(json.getJsonArray("uses"));
    for (SpecialUse use : SpecialUse.values()) {
      if (attributes.contains(use.attribute())) {
        uses.add(use);
      }
    }
    long uidNext = number(json, "uidNext", 1, LAST_UID + 1);
    return new ArchivedMailbox(
        number(json, "id", 1, Long.MAX_VALUE),
        new MailboxName(json.getString("name")),
        CollectionKind.valueOf(json.getString("kind", CollectionKind.MAIL.name())),
        uses,
        number(json, "uidValidity", 1, LAST_UID),
        uidNext,
        number(json, "modseq", 0, LAST_MODSEQ),
        uids(json.getString("uids"), uidNext - 1),
        uids(json.getString("lacking", ""), uidNext - 1));
  }

  private static ArchivedAnnotation annotation(JsonObject json) {
    return new ArchivedAnnotation(
        number(json, "mailbox"),
        json.getString("entry"),
        Base64.getDecoder().decode(json.getString("value")));
  }

  /** Parses UIDs: ascending, at most {@code last}, no more than fit in memory. */
  private static UidSet uids(String text, long last) {
    UidSet.Builder uids = new UidSet.Builder();
    long before = 0;
    long count = 0;
    for (String range : text.isEmpty() ? new String[0] : text.split(",")) {
      int colon = range.indexOf(':');
      long first = Long.parseLong(colon < 0 ? range : range.substring(0, colon));
      long end = colon < 0 ? first : Long.parseLong(range.substring(colon + 1));
      count += end - first + 1;
      if (first <= before || end < first || end > last || count > MOST_MESSAGES) {
        throw new IllegalArgumentException("Invalid UIDs of a mailbox: " + range);
      }
      uids.addRange(first, end);
      before = end;
    }
    return uids.build();
  }

  public static long number(JsonObject json, String name) {
    return json.getJsonNumber(name).longValueExact();
  }

  /** Returns a number within limits. */
  public static long number(JsonObject json, String name, long least, long most) {
    long number = number(json, name);
    if (number < least || number > most) {
      throw new IllegalArgumentException(name + " can't be " + number);
    }
    return number;
  }

  static List<JsonObject> objects(JsonObject json, String name) {
    return json.getJsonArray(name).getValuesAs(JsonObject.class);
  }

  public static List<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }
}
