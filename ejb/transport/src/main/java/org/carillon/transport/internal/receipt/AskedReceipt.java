package org.carillon.transport.internal.receipt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/**
 * The header fields about receipts.
 *
 * @param to the addresses for the receipt; several are never answered automatically
 * @param returnPath the Return-Path; empty if unknown
 * @param about the Message-ID
 * @param subject the subject
 * @param addressed the reader's address among the recipients; empty for none
 * @param isNever whether it must not be answered: it is a report, the reader's, or has no sender
 */
record AskedReceipt(
    List<String> to,
    String returnPath,
    String about,
    String subject,
    String addressed,
    boolean isNever) {
  private static final int MOST_ADDRESSED = 500;

  /**
   * Reads a header.
   *
   * @param isOwn tests whether an address is the reader's
   */
  static AskedReceipt of(Header header, Predicate<String> isOwn) {
    Optional<String> path =
        header.first("Return-Path").map(field -> field.value().replaceAll("[<>\\s]", ""));
    boolean isNobodys = path.isPresent() && path.get().isEmpty();
    boolean isReport =
        header
            .first("Content-Type")
            .filter(field -> field.value().toLowerCase(Locale.ROOT).contains("multipart/report"))
            .isPresent();
    boolean isOwns = addresses(header, "From").anyMatch(isOwn);
    return new AskedReceipt(
        addresses(header, "Disposition-Notification-To").distinct().limit(10).toList(),
        path.orElse(""),
        text(header, "Message-ID"),
        header.first("Subject").map(HeaderField::text).orElse("").strip(),
        Stream.of("To", "Cc", "Bcc")
            .flatMap(name -> addresses(header, name))
            .limit(MOST_ADDRESSED)
            .filter(isOwn)
            .findFirst()
            .orElse(""),
        isNobodys || isReport || isOwns);
  }

  private static String text(Header header, String name) {
    return header.first(name).map(field -> field.value().strip()).orElse("");
  }

  private static Stream<String> addresses(Header header, String name) {
    return header.all(name).stream()
        .flatMap(field -> AddressFields.parse(field.utf8()).stream())
        .flatMap(
            entry ->
                switch (entry) {
                  case Address.Mailbox mailbox -> Stream.of(mailbox);
                  case Address.Group group -> group.members().stream();
                })
        .map(Address.Mailbox::address)
        .filter(address -> address.indexOf('@') > 0);
  }

  /** Returns whether a receipt is requested and allowed. */
  boolean isAsked() {
    return !to.isEmpty() && !isNever;
  }

  /** Returns whether the receipt goes to the Return-Path, which the sender can't forge. */
  boolean isToReturnPath() {
    return to.size() == 1 && to.getFirst().equalsIgnoreCase(returnPath);
  }
}
