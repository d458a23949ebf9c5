package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.PutItem;
import org.carillon.upload.Upload;
import org.carillon.upload.Uploads;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.upload.ArrivedFiles;
import org.carillon.webmail.upload.FileLabels;

/**
 * Files that come into a folder: in pieces before the form that names them, or with the form. One
 * whose name is taken waits, as an upload, until the reader has said what is to become of it.
 */
@RequestScoped
class FileArrivals {
  @Inject private ArrivedFiles arrived;
  @Inject private Uploads uploads;
  @Inject private FileKeeping keeping;
  @Inject private Visitor visitor;
  @Inject private HttpServletRequest request;

  /**
   * What became of them.
   *
   * @param undo what takes back those that were put
   * @param waiting what a form sends of those whose names are taken
   * @param names what these are called
   * @param failure why one of them could not be put; those behind it were not tried
   */
  record Outcome(
      int put,
      List<String> undo,
      List<String> waiting,
      List<String> names,
      List<String> lost,
      Optional<Failure> failure) {}

  /** One that came. */
  private record Coming(
      Optional<String> upload, String name, String type, long octets, FileKeeping.Source source) {}

  /** Puts them into a folder. */
  Outcome into(FileFolder folder, FileCollision collision) {
    List<String> undo = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int put = 0;
    boolean isUndone = true;
    for (Coming one : all()) {
      boolean isTaken = keeping.has(folder, one.name());
      if (isTaken && collision == FileCollision.ASK) {
        waiting.add(waiting(one));
        names.add(one.name());
        continue;
      }
      boolean replaces = isTaken && collision == FileCollision.REPLACE;
      String name =
          isTaken && collision == FileCollision.BOTH
              ? keeping.free(folder, one.name()).orElse(one.name())
              : one.name();
      if (!(isTaken && collision == FileCollision.SKIP)) {
        Answer<PutItem> answer = keeping.put(folder, name, replaces, one.octets(), one.source());
        if (answer.asFailure().isPresent()) {
          return new Outcome(put, undo, waiting, names, List.of(), answer.asFailure());
        }
        put++;
        isUndone &= !replaces;
        undo.add(FileUndo.made(folder, name));
      }
      one.upload().ifPresent(id -> uploads.end(visitor.caller(), id));
    }
    return new Outcome(
        put, isUndone ? undo : List.of(), waiting, names, arrived.lost(), Optional.empty());
  }

  private List<Coming> all() {
    List<Coming> all = new ArrayList<>();
    for (ArrivedFiles.Arrived file : arrived.all()) {
      all.add(
          new Coming(
              Optional.of(file.id()),
              name(file.name()),
              file.type(),
              file.octets(),
              () -> arrived.open(file.id())));
    }
    for (Part part : parts()) {
      if (part.getName().equals("file")
          && part.getSubmittedFileName() != null
          && !part.getSubmittedFileName().isEmpty()) {
        all.add(
            new Coming(
                Optional.empty(),
                name(FileLabels.name(part.getSubmittedFileName())),
                FileLabels.type(part.getContentType()),
                part.getSize(),
                part::getInputStream));
      }
    }
    return all;
  }

  private static String name(String given) {
    String name = FreeName.clean(given);
    return FreeName.isGood(name) ? name : "file";
  }

  private List<Part> parts() {
    try {
      return request.getContentType() != null
              && request.getContentType().startsWith("multipart/form-data")
          ? List.copyOf(request.getParts())
          : List.of();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (ServletException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /** As a form names it; one that came with this form is kept as an upload before. */
  private String waiting(Coming one) {
    String id = one.upload().or(() -> stored(one)).orElse("-");
    return id + " " + one.type() + " " + one.name();
  }

  private Optional<String> stored(Coming one) {
    Answer<Upload> stored =
        uploads
            .begin(visitor.caller(), one.octets())
            .then(
                upload -> {
                  try (InputStream in = one.source().open()) {
                    return uploads.append(visitor.caller(), upload.id(), 0, in, Optional.empty());
                  } catch (IOException away) {
                    throw new UncheckedIOException(away);
                  }
                });
    return stored instanceof Answer.Done<Upload>(Upload upload)
        ? Optional.of(upload.id())
        : Optional.empty();
  }
}
