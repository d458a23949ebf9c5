package org.carillon.format.vcard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encodes summaries of contacts, with a version. Others are made anew from the card. */
public final class ContactSummaryCodec {
  /** The version that {@link #encode} writes. */
  public static final int VERSION = 3;

  private ContactSummaryCodec() {}

  /** Returns a summary as octets. */
  public static byte[] encode(ContactSummary summary) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(octets)) {
      out.writeByte(VERSION);
      out.writeByte(summary.kind().ordinal());
      out.writeBoolean(summary.hasPhoto());
      out.writeBoolean(summary.complete());
      out.writeUTF(summary.uid());
      out.writeUTF(summary.fullName());
      out.writeUTF(summary.sortName().equals(summary.fullName()) ? "" : summary.sortName());
      out.writeUTF(summary.givenName());
      out.writeUTF(summary.familyName());
      out.writeUTF(summary.organisation());
      out.writeShort(summary.emails().size());
      for (ContactEmail email : summary.emails()) {
        out.writeUTF(email.address());
        out.writeUTF(email.type());
        out.writeBoolean(email.preferred());
      }
      out.writeShort(summary.telephones().size());
      for (ContactTelephone telephone : summary.telephones()) {
        out.writeUTF(telephone.number());
        out.writeUTF(telephone.comparable());
        out.writeUTF(telephone.type());
      }
      texts(out, summary.nicknames());
      texts(out, summary.members());
      texts(out, summary.categories());
      out.writeByte(summary.days().size());
      for (ContactSummary.Day day : summary.days()) {
        out.writeBoolean(day.isBirthday());
        out.writeShort(day.year());
        out.writeByte(day.day().getMonthValue());
        out.writeByte(day.day().getDayOfMonth());
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return octets.toByteArray();
  }

  /** Returns the summary in the octets, or empty if they are of another version or damaged. */
  public static Optional<ContactSummary> decode(byte[] octets) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      int kind = in.readUnsignedByte();
      if (kind >= ContactKind.values().length) {
        return Optional.empty();
      }
      boolean photo = in.readBoolean();
      boolean complete = in.readBoolean();
      String uid = in.readUTF();
      String full = in.readUTF();
      String sort = in.readUTF();
      String given = in.readUTF();
      String family = in.readUTF();
      String organisation = in.readUTF();
      List<ContactEmail> emails = new ArrayList<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        emails.add(new ContactEmail(in.readUTF(), in.readUTF(), in.readBoolean()));
      }
      List<ContactTelephone> telephones = new ArrayList<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        telephones.add(new ContactTelephone(in.readUTF(), in.readUTF(), in.readUTF()));
      }
      return Optional.of(
          new ContactSummary(
              uid,
              ContactKind.values()[kind],
              full,
              sort.isEmpty() ? full : sort,
              given,
              family,
              emails,
              telephones,
              organisation,
              texts(in),
              texts(in),
              texts(in),
              days(in),
              photo,
              complete));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static List<ContactSummary.Day> days(DataInputStream in) throws IOException {
    List<ContactSummary.Day> days = new ArrayList<>();
    for (int i = in.readUnsignedByte(); i > 0; i--) {
      boolean isBirthday = in.readBoolean();
      int year = in.readUnsignedShort();
      int month = in.readUnsignedByte();
      int day = in.readUnsignedByte();
      if (month < 1 || month > 12 || day < 1 || day > Month.of(month).maxLength()) {
        throw new IOException("No day of a year");
      }
      days.add(new ContactSummary.Day(isBirthday, year, MonthDay.of(month, day)));
    }
    return days;
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeShort(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
