package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.filelink.PersonalSites;
import org.carillon.filelink.UniqueFileNames;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.store.item.ItemKey;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Actions on the files of a page: the buttons of its forms. */
@Named("fileActs")
@RequestScoped
public class FileActions {
  private static final String FOLDER = "d ";
  private static final String FILE = "f ";

  /** The greatest difference between the clocks of two nodes, when a deletion is dated. */
  private static final long CLOCKS_MILLIS = 500;

  @Inject private FilesPage page;
  @Inject private FileStorage keeping;
  @Inject private FileFolders folders;
  @Inject private FileArrivals arrivals;
  @Inject private PersonalSites sites;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Question question;

  /**
   * The question to the reader if names are taken.
   *
   * @param verb the action to repeat, as the value of a form's button
   * @param uploads the uploads that wait for the answer
   */
  public record Question(String verb, List<String> names, List<String> uploads) {}

  /** A selected entry of the list. */
  private sealed interface Chosen {
    String label();

    record OfFile(String key) implements Chosen {
      @Override
      public String label() {
        return key;
      }
    }

    record OfFolder(FileFolder folder) implements Chosen {
      @Override
      public String label() {
        return folder.label();
      }
    }
  }

  /** The question to ask; null for none. */
  public Question getQuestion() {
    return question;
  }

  /** The selected values of the form: they stay selected during a question. */
  public List<String> getSelection() {
    return parameters.texts("sel");
  }

  public boolean isChosen(String thing) {
    return question == null && getSelection().contains(thing);
  }

  private Optional<FileFolder> here() {
    return Optional.ofNullable(page.getFolder());
  }

  private FileCollision collision() {
    return FileCollision.of(parameters.text("collision"));
  }

  /** Stores the uploaded files. */
  public void put() {
    here().ifPresent(this::put);
  }

  private void put(FileFolder folder) {
    FileArrivals.Outcome outcome = arrivals.into(folder, collision());
    if (outcome.failure().isPresent()) {
      refused(outcome.failure().get());
    } else if (!outcome.waiting().isEmpty()) {
      question = new Question("put", outcome.names(), outcome.waiting());
      answers.wrong(null, texts.of("files.taken", outcome.names().size()));
    } else if (!outcome.lost().isEmpty()) {
      answers.wrong(null, texts.of("write.upload.lost", String.join(", ", outcome.lost())));
    } else {
      Notice done = Notice.of("files.put", outcome.placed().size());
      back(folder, done, outcome.undo());
    }
  }

  public void make() {
    String label = UniqueFileNames.clean(parameters.text("label"));
    here()
        .filter(folder -> isNamed(label, folder))
        .ifPresent(
            folder -> {
              if (taken(keeping.makeFolder(folder, label))) {
                back(
                    folder,
                    Notice.of("files.made", label),
                    List.of(FileUndo.made(folder.within(label))));
              }
            });
  }

  private boolean isNamed(String label, FileFolder folder) {
    return UniqueFileNames.isGood(label) && folder.within(label).problem().isEmpty()
        || answers.wrong(null, texts.of("files.bad-name")).isPresent();
  }

  private boolean taken(Answer<?> answer) {
    answer.asFailure().ifPresent(this::refused);
    return answer.asFailure().isEmpty();
  }

  private void refused(Failure failure) {
    switch (failure) {
      case Failure.Taken taken when taken.code().equals(Failure.Taken.NAME) ->
          answers.wrong(null, texts.of("files.taken.one", taken.name()));
      case Failure.Taken taken when taken.code().equals(ResourceLocks.LOCKED) ->
          answers.wrong(null, texts.of("files.locked", taken.name()));
      case Failure.NotFound _, Failure.Outdated _ ->
          answers.wrong(null, texts.of("files.outdated"));
      case Failure.NotAllowed _ -> answers.wrong(null, texts.of("files.not-allowed"));
      case Failure.LimitReached(Limit limit, long _) when limit != Limit.QUOTA ->
          answers.wrong(null, texts.of("files.site-full"));
      case Failure other -> answers.show(null, other);
    }
  }

  public void rename() {
    String name = UniqueFileNames.clean(parameters.text("name"));
    Optional<Chosen> thing = chosen(parameters.text("rename"));
    Optional<FileFolder> here = here().filter(folder -> isNamed(name, folder));
    if (here.isEmpty() || thing.isEmpty()) {
      return;
    }
    FileFolder folder = here.get();
    if (thing.get().label().equals(name)) {
      Redirect.to("/" + page.getAddress());
    } else if (keeping.has(folder, name)) {
      refused(FileStorage.taken(name));
    } else {
      List<String> undo = new ArrayList<>();
      if (taken(place(folder, thing.get(), folder, name, true, undo))) {
        back(folder, Notice.of("files.renamed", name), undo);
      }
    }
  }

  private Answer<Void> place(
      FileFolder from, Chosen thing, FileFolder to, String name, boolean moves, List<String> undo) {
    Answer<Void> done =
        switch (thing) {
          case Chosen.OfFile(String key) -> keeping.place(from, key, to, name, moves);
          case Chosen.OfFolder(FileFolder folder) ->
              moves ? keeping.rename(folder, to.within(name)) : keeping.copy(folder, to, name);
        };
    if (done.asFailure().isEmpty()) {
      undo.add(
          switch (thing) {
            case Chosen.OfFile(String key) ->
                moves ? FileUndo.moved(from, key, to, name) : FileUndo.made(to, name);
            case Chosen.OfFolder(FileFolder folder) ->
                moves
                    ? FileUndo.renamed(folder.name(), to.within(name))
                    : FileUndo.made(to.within(name));
          });
    }
    return done;
  }

  private Optional<Chosen> chosen(String said) {
    if (said.startsWith(FILE)) {
      return Optional.of(new ItemKey(said.substring(FILE.length())))
          .filter(key -> key.problem().isEmpty())
          .map(key -> new Chosen.OfFile(key.value()));
    }
    OptionalLong id =
        said.startsWith(FOLDER)
            ? RequestParameters.parse(said.substring(FOLDER.length()))
            : OptionalLong.empty();
    return id.isEmpty() ? Optional.empty() : folders.find(id.getAsLong()).map(Chosen.OfFolder::new);
  }

  private List<Chosen> selection() {
    List<Chosen> all =
        getSelection().stream().distinct().flatMap(said -> chosen(said).stream()).toList();
    if (all.isEmpty()) {
      answers.wrong(null, texts.of("files.choose"));
    }
    return all;
  }

  /** Moves the selected entries. */
  public void move() {
    transfer("move", "files.moved", true);
  }

  /** Copies the selected entries. */
  public void copy() {
    transfer("copy", "files.copied", false);
  }

  private void transfer(String verb, String key, boolean moves) {
    List<Chosen> things = selection();
    Optional<FileFolder> to = folders.find(parameters.number("to").orElse(0));
    if (here().isEmpty() || things.isEmpty()) {
      return;
    }
    if (to.isEmpty() || things.stream().anyMatch(thing -> isWithin(thing, to.get()))) {
      answers.wrong(null, texts.of("files.where"));
      return;
    }
    FileFolder from = here().get();
    if (moves && from.equals(to.get())) {
      Redirect.to("/" + page.getAddress());
      return;
    }
    List<String> taken =
        things.stream().map(Chosen::label).filter(name -> keeping.has(to.get(), name)).toList();
    if (!taken.isEmpty() && collision() == FileCollision.ASK) {
      question = new Question(verb, taken, List.of());
      answers.wrong(null, texts.of("files.taken", taken.size()));
      return;
    }
    place(from, things, to.get(), taken, moves)
        .ifPresent(undo -> back(from, Notice.of(key, undo.steps(), to.get().label()), undo.undo()));
  }

  /** The number of placed entries, and the undo; empty if something was replaced. */
  private record Placed(int steps, List<String> undo) {}

  private Optional<Placed> place(
      FileFolder from, List<Chosen> things, FileFolder to, List<String> taken, boolean moves) {
    List<String> undo = new ArrayList<>();
    boolean hasReplaced = false;
    for (Chosen thing : things) {
      boolean isTaken = taken.contains(thing.label());
      if (isTaken && collision() == FileCollision.SKIP) {
        continue;
      }
      // A folder is put beside one of the same name; it never replaces it.
      boolean replaces =
          isTaken
              && collision() == FileCollision.REPLACE
              && thing instanceof Chosen.OfFile
              && folders.find(to.within(thing.label())).isEmpty()
              && !from.equals(to);
      String name =
          isTaken && !replaces
              ? keeping.free(to, thing.label()).orElse(thing.label())
              : thing.label();
      hasReplaced |= replaces;
      if (!taken(place(from, thing, to, name, moves, undo))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Placed(undo.size(), hasReplaced ? List.of() : undo));
  }

  private static boolean isWithin(Chosen thing, FileFolder to) {
    return thing instanceof Chosen.OfFolder(FileFolder folder)
        && (folder.equals(to) || to.name().isBelow(folder.name()));
  }

  /** Deletes the selected entries, or the one whose own button was pressed. */
  public void delete() {
    List<Chosen> things =
        chosen(parameters.text("delete")).map(List::of).orElseGet(this::selection);
    if (here().isEmpty() || things.isEmpty()) {
      return;
    }
    FileFolder folder = here().get();
    Instant before = Instant.now().minusMillis(CLOCKS_MILLIS);
    List<String> undo = new ArrayList<>();
    for (Chosen thing : things) {
      Answer<Void> gone =
          switch (thing) {
            case Chosen.OfFile(String key) -> keeping.delete(folder, key);
            case Chosen.OfFolder(FileFolder inside) -> keeping.delete(inside);
          };
      if (!taken(gone)) {
        return;
      }
      Optional<String> step =
          switch (thing) {
            case Chosen.OfFile _ ->
                Optional.of(FileUndo.deleted(folder.name(), before))
                    .filter(_ -> !folder.name().isOthers());
            case Chosen.OfFolder(FileFolder inside) ->
                Optional.of(FileUndo.deleted(inside, before));
          };
      step.filter(one -> !undo.contains(one)).ifPresent(undo::add);
    }
    back(folder, Notice.of("files.deleted", things.size()), undo);
  }

  /** Restores an earlier version of a file. */
  public void bringBack() {
    String key = parameters.text("p");
    Answer<Optional<String>> done =
        here()
            .map(folder -> keeping.bringBack(folder, key, parameters.text("back")))
            .orElseGet(() -> Answer.failed(new Failure.NotFound("folder")));
    if (taken(done) && done instanceof Answer.Done<Optional<String>>(Optional<String> was)) {
      FileFolder folder = here().orElseThrow();
      String undo =
          was.map(version -> FileUndo.replaced(folder, key, version))
              .orElseGet(() -> FileUndo.made(folder, key));
      notices.show(
          Notice.of("files.versions.back.done", key)
              .undoneBy(FileUndo.text(folder, List.of(undo))));
      Redirect.to("/" + page.getAddress() + "&p=" + Redirect.encoded(key));
    }
  }

  /** Makes a file the first page of the reader's site. */
  public void begin() {
    String key = parameters.text("p");
    String was = sites.start(visitor.caller());
    if (here().isPresent() && answers.done(sites.begin(visitor.caller(), key))) {
      FileFolder folder = here().get();
      notices.show(
          Notice.of("files.start.done", key)
              .undoneBy(FileUndo.text(folder, List.of(FileUndo.begun(was)))));
      Redirect.to("/" + page.getAddress() + "&p=" + Redirect.encoded(key));
    }
  }

  private void back(FileFolder folder, Notice notice, List<String> undo) {
    notices.show(notice.undoneBy(FileUndo.text(folder, undo)));
    Redirect.to("/" + page.getAddress());
  }
}
