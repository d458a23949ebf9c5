package org.carillon.webmail.filelink;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.filelink.SharedFiles;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SecretCookie;

/** A visitor's request: {@code t} the secret, {@code d} the path; a cookie proves the password. */
@RequestScoped
public class FileVisit {
  static final SecretCookie PROOF = new SecretCookie("carillon-shared");

  @Inject private SharedFiles files;
  @Inject private RequestParameters parameters;
  @Inject private HttpServletRequest request;
  @Inject private Answers answers;
  @Inject private Texts texts;

  String secret() {
    return parameters.text("t");
  }

  /** The folders below the shared one, from the top. */
  List<String> path() {
    String path = parameters.text("d");
    return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
  }

  /** Tries the form's password; returns whether it is right, and else shows why not. */
  boolean unlock() {
    switch (files.unlock(secret(), parameters.text("password"))) {
      case Answer.Done<String>(String proof) -> {
        PROOF.write(request, Redirect.response(), proof);
        return true;
      }
      case Answer.Failed<String>(Failure.NotAllowed _) ->
          answers.wrong(null, texts.of("shared.wrong"));
      case Answer.Failed<String>(Failure.TryLater _) ->
          answers.wrong(null, texts.of("shared.later"));
      case Answer.Failed<String>(Failure _) -> {
        // The page shows the error.
      }
    }
    return false;
  }

  /** The visit as the core is asked with it. */
  SharedFiles.Visit visit() {
    return new SharedFiles.Visit(secret(), PROOF.read(request).orElse(""));
  }
}
