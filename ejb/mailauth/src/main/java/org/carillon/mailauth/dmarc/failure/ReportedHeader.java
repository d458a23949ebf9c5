package org.carillon.mailauth.dmarc.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/**
 * The header of a message in a report, in ASCII and with bounds. The redacted form contains only
 * fields about the message's route and its signatures: no subject, no names, no local parts of
 * addresses.
 */
public final class ReportedHeader {
  private static final int MOST_CHARACTERS = 16_384;
  private static final int MOST_FIELDS = 200;
  private static final int MOST_ADDRESSES = 50;

  /** The maximum length of a word in a line, which has at most 998 octets (RFC 5322 §2.1.1). */
  private static final int MOST_WORD = 700;

  private static final int LINE = 78;

  /** A field name (RFC 5322 §3.6.8). */
  private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,76}");

  private static final Set<String> ADDRESSES =
      Set.of("from", "sender", "reply-to", "to", "cc", "resent-from", "resent-sender", "resent-to");

  private static final Set<String> TRACES =
      Set.of(
          "return-path",
          "received",
          "received-spf",
          "dkim-signature",
          "authentication-results",
          "arc-seal",
          "arc-message-signature",
          "arc-authentication-results",
          "date",
          "list-id",
          "auto-submitted",
          "mime-version",
          "user-agent",
          "x-mailer");

  private ReportedHeader() {}

  public static String whole(Header header) {
    List<String> fields = new ArrayList<>();
    for (HeaderField field : header.fields()) {
      if (NAME.matcher(field.name()).matches()) {
        fields.add(written(field.name(), field.value()));
      }
    }
    return joined(fields);
  }

  /** Returns the header's parts that reveal neither sender nor recipients nor subject. */
  public static String redacted(Header header, Redaction redaction) {
    List<String> fields = new ArrayList<>();
    for (HeaderField field : header.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (TRACES.contains(name)) {
        fields.add(written(field.name(), redaction.text(field.value())));
      } else if (name.equals("message-id")) {
        fields.add(written(field.name(), field.value()));
      } else if (ADDRESSES.contains(name)) {
        fields.add(written(field.name(), redaction.text(bare(field.value()))));
      }
    }
    return joined(fields);
  }

  /** Returns the addresses of a field, without display names. */
  private static String bare(String value) {
    List<String> bare = new ArrayList<>();
    for (Address address : AddressFields.parse(value, MOST_ADDRESSES)) {
      switch (address) {
        case Address.Mailbox mailbox -> bare.add(address(mailbox));
        case Address.Group(String _, List<Address.Mailbox> members) ->
            members.forEach(member -> bare.add(address(member)));
      }
    }
    return String.join(", ", bare);
  }

  private static String address(Address.Mailbox mailbox) {
    String local = mailbox.local().replaceAll("[\\s<>\"(),:;=@\\[\\]]", "");
    return "<" + local + "@" + mailbox.domain() + ">";
  }

  /** Returns a field, folded. */
  private static String written(String name, String value) {
    StringBuilder field = new StringBuilder(name).append(':');
    int width = field.length();
    for (String word : value.replaceAll("[^ -~]", "?").split(" +")) {
      String cut = word.length() > MOST_WORD ? word.substring(0, MOST_WORD) : word;
      if (width + cut.length() >= LINE && width > name.length() + 1) {
        field.append("\r\n\t").append(cut);
        width = 1 + cut.length();
      } else {
        field.append(' ').append(cut);
        width += 1 + cut.length();
      }
    }
    return field.append("\r\n").toString();
  }

  private static String joined(List<String> fields) {
    StringBuilder all = new StringBuilder();
    for (String field : fields.subList(0, Math.min(MOST_FIELDS, fields.size()))) {
      if (all.length() + field.length() <= MOST_CHARACTERS) {
        all.append(field);
      }
    }
    return all.toString();
  }
}
