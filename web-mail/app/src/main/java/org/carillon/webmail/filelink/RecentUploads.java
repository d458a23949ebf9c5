package org.carillon.webmail.filelink;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.filelink.UploadNews;
import org.carillon.web.Answers;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Files that others sent lately through the reader's links, shown above the file list. */
@Named("arrivals")
@RequestScoped
public class RecentUploads {
  @Inject private UploadNews arrivals;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private List<UploadNews.Arrived> all;

  /** The files that arrived; empty while they cannot be read. */
  public List<UploadNews.Arrived> getAll() {
    if (all == null) {
      all =
          arrivals.list(visitor.caller())
                  instanceof Answer.Done<List<UploadNews.Arrived>>(List<UploadNews.Arrived> found)
              ? found
              : List.of();
    }
    return all;
  }

  /** The senders' names, as they gave them. */
  public String senders(UploadNews.Arrived one) {
    return one.who().stream().map(name -> "“" + name + "”").collect(Collectors.joining(", "));
  }

  /** Dismisses the arrivals of a folder. */
  public void seen() {
    OptionalLong folder = RequestParameters.parse(parameters.text("arrived"));
    if (folder.isPresent() && answers.done(arrivals.seen(visitor.caller(), folder.getAsLong()))) {
      Redirect.to("/files" + parameters.some("c").map(c -> "?c=" + Redirect.encoded(c)).orElse(""));
    }
  }
}
