package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.vcard.ContactEmail;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.webmail.contact.form.Birthday;
import org.carillon.webmail.contact.form.CardFields;
import org.carillon.webmail.contact.form.ContactFields;
import org.carillon.webmail.contact.form.TypedText;

/** Describes a card in the reader's language. */
@RequestScoped
public class CardWords {
  private static final List<String> CHATS = List.of("xmpp", "sip", "sips");

  @Inject private Texts texts;

  /** Describes a card of version 4.0, with its picture's address, if any. */
  ShownCard of(VCard card, String photo) {
    ContactSummary summary = ContactSummary.of(card);
    ContactFields fields = CardFields.of(card);
    List<CardLine> lines = new ArrayList<>();
    for (TypedText one : fields.emails()) {
      lines.add(line("mail", "card.mail", one, write(one.text())));
    }
    for (TypedText one : fields.telephones()) {
      lines.add(
          line("phone", "card.telephone", one, "tel:" + one.text().replaceAll("[^0-9+*#]", "")));
    }
    for (TypedText one : fields.messengers()) {
      lines.add(line("message-square", "contact.messenger", one, chat(one.text())));
    }
    card.all("ADR").forEach(address -> lines.add(address(fields, card, address)));
    fields.pages().forEach(one -> lines.add(line("globe", "contact.page", one, page(one.text()))));
    day(card, "BDAY").ifPresent(day -> lines.add(CardLine.of("calendar", "contact.birthday", day)));
    day(card, "ANNIVERSARY")
        .ifPresent(day -> lines.add(CardLine.of("calendar", "contact.anniversary", day)));
    text(lines, "user", "contact.nickname", fields.nickname());
    text(lines, "tag", "contact.categories", fields.categories());
    text(lines, "file-text", "contact.note", fields.note());
    return new ShownCard(
        summary.fullName(),
        about(card, fields, summary),
        summary.preferredEmail().orElse(""),
        summary.emails().stream().map(ContactEmail::address).toList(),
        card.first("PHOTO").isPresent() ? photo : "",
        lines.stream().filter(line -> !line.text().isEmpty()).toList());
  }

  private static String about(VCard card, ContactFields fields, ContactSummary summary) {
    return Stream.of(
            fields.jobTitle(), card.text("ROLE"), fields.department(), fields.organisation())
        .filter(text -> !text.isEmpty() && !text.equals(summary.fullName()))
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  private static void text(List<CardLine> lines, String icon, String words, String text) {
    lines.add(CardLine.of(icon, words, text));
  }

  private static CardLine line(String icon, String words, TypedText one, String link) {
    return new CardLine(icon, words, one.label(), one.type(), one.text(), link);
  }

  /** Returns the address of the page to write a message to {@code address}. */
  public static String write(String address) {
    return "write?mailto=" + Redirect.encoded("mailto:" + Redirect.encoded(address));
  }

  private static String page(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://") ? text : "";
  }

  private static String chat(String text) {
    return CHATS.contains(text.split(":", 2)[0].toLowerCase(Locale.ROOT)) ? text : "";
  }

  /** Formats a postal address as for an envelope: its label (RFC 6350 §6.3.1), else its parts. */
  private static CardLine address(ContactFields fields, VCard card, VCardProperty address) {
    var one = fields.addresses().get(card.all("ADR").indexOf(address));
    String written =
        address
            .parameter("LABEL")
            .orElseGet(
                () ->
                    Stream.of(
                            address.component(0),
                            address.component(1),
                            one.street(),
                            Stream.of(one.postcode(), one.city())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" ")),
                            one.region(),
                            one.country())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("\n")));
    return new CardLine("map-pin", "contact.address", one.label(), one.type(), written, "");
  }

  private Optional<String> day(VCard card, String name) {
    return card.first(name)
        .map(property -> Birthday.read(property.text()).map(this::said).orElseGet(property::text));
  }

  private String said(Birthday day) {
    LocalDate date = day.date();
    DateTimeFormatter format =
        day.year().isPresent()
            ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            : DateTimeFormatter.ofPattern("d MMMM");
    return format.localizedBy(texts.habits()).format(date);
  }
}
