package org.carillon.webmail.filelink;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.filelink.SharedFiles;
import org.carillon.filelink.UploadLinks;

/** Decides by a request's address and cookies alone whether it may upload files. */
@ApplicationScoped
public class OfferedUploads {
  private static final Pattern SECRET = Pattern.compile("(?:^|&)t=([0-9A-Za-z_-]{43})(?:&|$)");

  @Inject private UploadLinks links;

  /** Returns whether the link in the request's address accepts files. */
  public boolean isOffered(HttpServletRequest request) {
    String query = request.getQueryString();
    Matcher secret = SECRET.matcher(query == null ? "" : query);
    return secret.find()
        && links.offer(
                new SharedFiles.Visit(secret.group(1), FileVisit.PROOF.read(request).orElse("")))
            instanceof Answer.Done<UploadLinks.Offer>;
  }
}
