package org.carillon.webmail.contact.book;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ExportedContacts;
import org.carillon.contract.answer.Answer;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.table.ContactTable;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.contact.OwnBooks;
import org.carillon.webmail.contact.ShownBook;
import org.carillon.webmail.read.UntrustedContentHeaders;

/** Serves address books as files, streamed: vCards in full, or a table for spreadsheets. */
@WebServlet("/contacts-file")
public class ContactFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** The byte order mark by which spreadsheets recognize UTF-8. */
  private static final String MARK = "\uFEFF";

  @Inject private transient ContactAccess contacts;
  @Inject private transient OwnBooks books;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ShownBook> book = books.find(parameters.number("b").orElse(0));
    Optional<ExportedContacts> first = book.flatMap(one -> part(one, OptionalLong.empty()));
    if (first.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean isTable = parameters.text("as").equals("csv");
    response.setContentType(isTable ? "text/csv; charset=utf-8" : "text/vcard; charset=utf-8");
    UntrustedContentHeaders.headers(response);
    // RFC 6266 §4.3, RFC 8187
    response.setHeader(
        "Content-Disposition",
        "attachment; filename*=UTF-8''" + named(book.get()) + (isTable ? ".csv" : ".vcf"));
    OutputStream out = response.getOutputStream();
    if (isTable) {
      out.write((MARK + ContactTable.head()).getBytes(StandardCharsets.UTF_8));
    }
    for (Optional<ExportedContacts> part = first; part.isPresent(); ) {
      write(part.get(), isTable, out);
      OptionalLong next = part.get().next();
      part = next.isEmpty() ? Optional.empty() : part(book.get(), next);
    }
  }

  private static String named(ShownBook book) {
    String name = book.name().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ").strip();
    return URLEncoder.encode(name.isEmpty() ? "contacts" : name, StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  private Optional<ExportedContacts> part(ShownBook book, OptionalLong after) {
    return contacts.export(visitor.caller(), book.id(), Optional.empty(), after)
            instanceof Answer.Done<ExportedContacts>(ExportedContacts part)
        ? Optional.of(part)
        : Optional.empty();
  }

  private static void write(ExportedContacts part, boolean isTable, OutputStream out)
      throws IOException {
    if (!isTable) {
      out.write(part.octets());
      return;
    }
    List<ReadCard> cards =
        WorkBudget.instead(
            WorkBudget.ofFile(), () -> VCardReader.readAll(part.octets(), Integer.MAX_VALUE));
    for (ReadCard each : cards) {
      if (each instanceof ReadCard.Understood(VCard card, int _)) {
        out.write(ContactTable.line(card).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
