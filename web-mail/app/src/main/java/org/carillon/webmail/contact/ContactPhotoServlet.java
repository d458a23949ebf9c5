package org.carillon.webmail.contact;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.format.vcard.VCard;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.read.UntrustedContentHeaders;

/** Serves pictures inside contacts; remote ones are not fetched: their server would notice. */
@WebServlet("/contact-photo")
public class ContactPhotoServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient ContactStorage contacts;
  @Inject private transient DirectoryPeople directory;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<SanitizedPicture> found = card().flatMap(ContactPhoto::of);
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    SanitizedPicture picture = found.get();
    response.setContentType(picture.type());
    UntrustedContentHeaders.headers(response);
    // The address names the version.
    response.setHeader("Cache-Control", "private, max-age=86400, immutable");
    response.setContentLength(picture.octets().length);
    response.getOutputStream().write(picture.octets());
  }

  private Optional<VCard> card() {
    String key = parameters.text("k");
    return parameters.text("c").equals(ContactQuery.DIRECTORY)
        ? value(directory.open(key).map(found -> found.card()))
        : value(contacts.open(parameters.number("c").orElse(0), key).map(OpenContact::card));
  }

  private static <T> Optional<T> value(Answer<T> answer) {
    return answer instanceof Answer.Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
