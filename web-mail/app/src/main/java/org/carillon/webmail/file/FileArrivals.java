package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.filelink.UniqueFileNames;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.upload.Upload;
import org.carillon.upload.Uploads;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.upload.ArrivedFiles;
import org.carillon.webmail.upload.FormFiles;

/** Files uploaded into a folder, before or with the form; kept as uploads if a name is taken. */
@RequestScoped
class FileArrivals {
  @Inject private ArrivedFiles arrived;
  @Inject private Uploads uploads;
  @Inject private FileStorage keeping;
  @Inject private Visitor visitor;
  @Inject private FormFiles sent;

  /**
   * The result of the uploads.
   *
   * @param placed the names of the stored files
   * @param undo the steps that undo them
   * @param waiting the form values of those whose names are taken
   * @param names the names of these
   * @param failure the reason why one could not be stored; those after it were not tried
   */
  record Outcome(
      List<String> placed,
      List<String> undo,
      List<String> waiting,
      List<String> names,
      List<String> lost,
      Optional<Failure> failure) {}

  private record Coming(
      Optional<String> upload, String name, String type, long octets, FileStorage.Source source) {}

  /** Stores the uploads in a folder. */
  Outcome into(FileFolder folder, FileCollision collision) {
    List<String> undo = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> placed = new ArrayList<>();
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
          return new Outcome(placed, undo, waiting, names, List.of(), answer.asFailure());
        }
        placed.add(name);
        undo.add(
            replaces
                ? keeping
                    .latest(folder, name)
                    .map(version -> FileUndo.replaced(folder, name, version))
                    .orElseGet(() -> FileUndo.made(folder, name))
                : FileUndo.made(folder, name));
      }
      one.upload().ifPresent(id -> uploads.end(visitor.caller(), id));
    }
    return new Outcome(placed, undo, waiting, names, arrived.lost(), Optional.empty());
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
    for (FormFiles.Sent one : sent.all()) {
      all.add(
          new Coming(
              Optional.empty(), name(one.name()), one.type(), one.octets(), one.source()::open));
    }
    return all;
  }

  private static String name(String given) {
    String name = UniqueFileNames.clean(given);
    return UniqueFileNames.isGood(name) ? name : "file";
  }

  /** The form value of an upload; a file sent with this form becomes an upload first. */
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
