package org.carillon.transport.internal.dispatch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.stage.DeliveryActions.Form;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.insert.OctetReplacement;

/** Rewrites a message with another header, another body or replaced ranges. */
public final class RewrittenMessage {
  private RewrittenMessage() {}

  /** Writes what follows the header. */
  @FunctionalInterface
  private interface Body {
    void writeTo(SpoolOutput out) throws IOException;
  }

  /**
   * Returns the message in a spool of its own, which the caller closes.
   *
   * @throws IOException if there is no room for it
   */
  public static MailData of(Spools spools, MailData message, Form form) throws IOException {
    return written(
        spools.open(message.content().size()),
        form.header().orElse(message.header()),
        out -> writeBody(message, form.body(), out));
  }

  /**
   * Returns a header and another body in a spool of their own, which the caller closes.
   *
   * @throws IOException if there is no room for them
   */
  public static MailData of(Spools spools, Header header, Spool body) throws IOException {
    return written(spools.open(body.size()), header, out -> copy(body, 0, out));
  }

  private static MailData written(Spool anew, Header header, Body body) throws IOException {
    boolean written = false;
    try (SpoolOutput out = new SpoolOutput(anew)) {
      out.write(header.octets());
      body.writeTo(out);
      written = true;
      return new MailData(anew, header);
    } finally {
      if (!written) {
        anew.close();
      }
    }
  }

  /**
   * Returns the message with replaced ranges, in a spool of its own, which the caller closes.
   *
   * @param splices in order, without overlaps
   * @throws IOException if there is no room for it
   */
  public static MailData of(Spools spools, MailData message, List<OctetReplacement> splices)
      throws IOException {
    long grown = splices.stream().mapToLong(splice -> splice.octets().length).sum();
    Spool anew = spools.open(message.content().size() + grown);
    boolean written = false;
    try {
      try (SpoolOutput out = new SpoolOutput(anew);
          Content before = message.content().content()) {
        long at = 0;
        for (OctetReplacement splice : splices) {
          before.copyTo(out, at, splice.at() - at);
          out.write(splice.octets());
          at = splice.at() + splice.length();
        }
        before.copyTo(out, at, before.size() - at);
      }
      MailData changed = MailData.of(anew);
      written = true;
      return changed;
    } finally {
      if (!written) {
        anew.close();
      }
    }
  }

  private static void writeBody(MailData message, Optional<byte[]> body, SpoolOutput out)
      throws IOException {
    if (body.isPresent()) {
      out.write(body.get());
    } else {
      copy(message.content(), message.header().length(), out);
    }
  }

  private static void copy(Spool spool, long begin, SpoolOutput out) throws IOException {
    try (Content content = spool.content()) {
      content.copyTo(out, begin, content.size() - begin);
    }
  }
}
