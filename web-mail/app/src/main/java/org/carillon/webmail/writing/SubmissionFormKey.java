package org.carillon.webmail.writing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.transport.submission.Submission;
import org.carillon.web.request.RequestParameters;

/** The key of the message in a form, by which a form that is sent twice is one message. */
@Named("submissionFormKey")
@RequestScoped
public class SubmissionFormKey {
  private static final List<String> SAID =
      List.of("from", "to", "cc", "bcc", "subject", "text", "html", "format", "quote", "when");

  @Inject private RequestParameters parameters;
  @Inject private HttpServletRequest request;

  private String fresh;

  /** The form's value; a form that comes back keeps its own. */
  public String getValue() {
    if (fresh == null) {
      fresh = given().orElseGet(() -> UUID.randomUUID().toString());
    }
    return fresh;
  }

  private Optional<String> given() {
    return request.getMethod().equals("POST")
        ? parameters.some("key").filter(Submission.Key::isId)
        : Optional.empty();
  }

  /**
   * Returns the key for submission; empty for a form without one.
   *
   * @param files the number of attachments. Only their number is used, since uploads move into the
   *     draft while it is written
   */
  public Optional<Submission.Key> submitted(int files) {
    return given().map(id -> new Submission.Key(id, digest(files)));
  }

  private String digest(int files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String field : SAID) {
        digest.update(parameters.text(field).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      digest.update((byte) files);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
