package org.carillon.webmail.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.upload.Upload;
import org.carillon.upload.Uploads;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.ClosingStream;

/** Files uploaded before the form, which has their ids, types and names, separated by blanks. */
@RequestScoped
public class ArrivedFiles {
  private static final String FIELD = "upload";
  private static final int WORDS = 3;

  @Inject private Uploads uploads;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;

  private List<Arrived> all;
  private final List<String> lost = new ArrayList<>();

  /**
   * An uploaded file.
   *
   * @param id the upload's
   * @param name its name, without a path
   * @param type {@code application/pdf}
   */
  public record Arrived(String id, String name, String type, long octets) {}

  /** The files that are completely uploaded. */
  public List<Arrived> all() {
    if (all == null) {
      all = new ArrayList<>();
      parameters.texts(FIELD).forEach(this::find);
    }
    return List.copyOf(all);
  }

  /** The names of the files that are missing: they expired, or are incomplete. */
  public List<String> lost() {
    all();
    return List.copyOf(lost);
  }

  private void find(String said) {
    String[] words = said.split(" ", WORDS);
    if (words.length < WORDS) {
      return;
    }
    String name = FileLabels.name(words[2]);
    if (uploads.find(visitor.caller(), words[0]) instanceof Answer.Done<Upload>(Upload upload)
        && upload.isWhole()) {
      all.add(new Arrived(upload.id(), name, FileLabels.type(words[1]), upload.octets()));
    } else {
      lost.add(name);
    }
  }

  /** Opens a file. Closing the stream also closes its source. */
  public InputStream open(String id) throws IOException {
    return switch (uploads.open(visitor.caller(), id)) {
      case Answer.Done<Content>(Content content) ->
          new ClosingStream(content.stream(), content::close);
      case Answer.Failed<Content>(Failure failure) ->
          throw new IOException("An uploaded file no longer exists: " + failure);
    };
  }

  /** Deletes the files after they were used. Files that stay expire a day later. */
  public void letGo() {
    all().forEach(file -> uploads.end(visitor.caller(), file.id()));
  }
}
