package org.carillon.webmail.filelink;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.carillon.filelink.SharedFiles;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SecretCookie;

/**
 * What a stranger's request says: {@code t} the secret, {@code d} the folders on the way, and a
 * cookie that the password was said.
 */
@RequestScoped
public class FileVisit {
  static final SecretCookie PROOF = new SecretCookie("carillon-shared");

  @Inject private RequestParameters parameters;
  @Inject private HttpServletRequest request;

  /** The secret. */
  String secret() {
    return parameters.text("t");
  }

  /** The folders below the shared one, from the top. */
  List<String> path() {
    String path = parameters.text("d");
    return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
  }

  /** What the core is asked with. */
  SharedFiles.Visit visit() {
    return new SharedFiles.Visit(secret(), PROOF.read(request).orElse(""));
  }
}
