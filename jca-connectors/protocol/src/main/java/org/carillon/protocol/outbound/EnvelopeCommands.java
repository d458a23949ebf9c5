package org.carillon.protocol.outbound;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.RelayJob.Recipient;
import org.carillon.format.name.DomainName;
import org.carillon.protocol.smtp.syntax.Xtext;

/**
 * The lines MAIL and RCPT for a host, with the parameters of the extensions that it offers.
 *
 * @param ehlo the extensions
 */
record EnvelopeCommands(EhloKeywords ehlo) {

  /**
   * Returns the line MAIL.
   *
   * @param size the size of the message, in octets
   * @param eightBit whether its body is not ASCII
   * @param to the recipients
   */
  String mail(ReversePath from, long size, boolean eightBit, List<Recipient> to) {
    StringBuilder line = new StringBuilder("MAIL FROM:<").append(spelled(from.address()));
    line.append('>');
    if (ehlo.has("SIZE")) {
      line.append(" SIZE=").append(size);
    }
    if (eightBit && ehlo.has("8BITMIME")) {
      line.append(" BODY=8BITMIME");
    }
    boolean utf8 =
        from.utf8()
            || !ascii(from.address())
            || to.stream().anyMatch(each -> !ascii(each.path().address()));
    if (utf8 && ehlo.has("SMTPUTF8")) {
      line.append(" SMTPUTF8");
    }
    if (ehlo.has("DSN")) {
      from.returnContent().ifPresent(content -> line.append(" RET=").append(content));
      from.envelopeId().ifPresent(id -> line.append(" ENVID=").append(Xtext.encode(id)));
    }
    if (from.options().priority() != 0 && ehlo.has("MT-PRIORITY")) {
      line.append(" MT-PRIORITY=").append(from.options().priority());
    }
    return line.toString();
  }

  /** Returns the line RCPT. */
  String rcpt(ForwardPath to) {
    StringBuilder line = new StringBuilder("RCPT TO:<").append(spelled(to.address())).append('>');
    if (ehlo.has("DSN")) {
      if (!to.notifyOn().isEmpty()) {
        line.append(" NOTIFY=");
        line.append(to.notifyOn().stream().map(Enum::name).collect(Collectors.joining(",")));
      }
      to.originalRecipient().ifPresent(original -> appendOriginal(line, original));
    }
    return line.toString();
  }

  private static void appendOriginal(StringBuilder line, String original) {
    int semicolon = original.indexOf(';');
    line.append(" ORCPT=").append(original, 0, semicolon + 1);
    line.append(Xtext.encode(original.substring(semicolon + 1)));
  }

  /** Returns whether an address can't be written in ASCII: most domains can, a local part not. */
  static boolean hasNoAsciiForm(String address) {
    return !ascii(address) && (!ascii(localPart(address)) || asciiDomain(address).isEmpty());
  }

  private static Optional<String> asciiDomain(String address) {
    return DomainName.canonical(address.substring(address.lastIndexOf('@') + 1));
  }

  private static String localPart(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? address : address.substring(0, at);
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /** Returns the address in a form that this host understands. */
  private String spelled(String address) {
    int at = address.lastIndexOf('@');
    if (at < 0 || ascii(address) || ehlo.has("SMTPUTF8")) {
      return address;
    }
    return asciiDomain(address)
        .map(domain -> address.substring(0, at + 1) + domain)
        .orElse(address);
  }
}
