package org.carillon.webmail.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.filelink.PersonalSites;
import org.carillon.recovery.DeletedFolders;
import org.carillon.recovery.Recovered;
import org.carillon.recovery.Recovery;
import org.carillon.recovery.RecoverySelection;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Undoes actions on files; a notice carries each as a list of steps. */
@RequestScoped
public class FileUndo implements UndoHandler {
  private static final String KIND = "files ";
  private static final String MOVE = "move";
  private static final String RENAME = "rename";
  private static final String DELETE = "delete";
  private static final String RECOVER = "recover";
  private static final String FOLDER = "folder";
  private static final String REMOVE = "remove";
  private static final String VERSION = "version";
  private static final String START = "start";

  /** The longest text that fits into a notice's cookie. */
  private static final int LONGEST = 2_500;

  @Inject private FileStorage keeping;
  @Inject private FileFolders folders;
  @Inject private Recovery recovery;
  @Inject private DeletedFolders deletedFolders;
  @Inject private PersonalSites sites;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** The step that moves a file back. */
  static String moved(FileFolder from, String key, FileFolder now, String name) {
    return step(MOVE, Long.toString(now.id()), name, Long.toString(from.id()), key);
  }

  /** The step that renames a folder back. */
  static String renamed(MailboxName was, MailboxName now) {
    return step(RENAME, now.path(), was.path());
  }

  /** The step that restores a replaced file. */
  static String replaced(FileFolder folder, String key, String version) {
    return step(VERSION, Long.toString(folder.id()), key, version);
  }

  /** The step that restores the first page of the site. */
  static String begun(String was) {
    return step(START, was);
  }

  /** The step that deletes a new file. */
  static String made(FileFolder folder, String key) {
    return step(DELETE, Long.toString(folder.id()), key);
  }

  /** The step that deletes a new folder. */
  static String made(MailboxName folder) {
    return step(REMOVE, folder.path());
  }

  /** The step that restores what was deleted from a folder. */
  static String deleted(MailboxName folder, Instant since) {
    return step(RECOVER, folder.path(), Long.toString(since.toEpochMilli()));
  }

  /** The step that restores a deleted folder with its contents. */
  static String deleted(FileFolder folder, Instant since) {
    return step(FOLDER, Long.toString(folder.id()), Long.toString(since.toEpochMilli()));
  }

  private static String step(String... words) {
    return Arrays.stream(words).map(Redirect::encoded).collect(Collectors.joining(" "));
  }

  /** Returns the undo of some steps, last one first; empty if it is too long to be carried. */
  static String text(FileFolder folder, List<String> steps) {
    String carried =
        KIND
            + Stream.concat(Stream.of(Long.toString(folder.id())), steps.reversed().stream())
                .collect(Collectors.joining(","));
    return steps.isEmpty() || carried.length() > LONGEST ? "" : carried;
  }

  @Override
  public boolean undo(String carried) {
    if (!carried.startsWith(KIND)) {
      return false;
    }
    String[] steps = carried.substring(KIND.length()).split(",");
    OptionalLong folder = RequestParameters.parse(steps[0]);
    boolean all = folder.isPresent() && steps.length > 1;
    for (int at = 1; at < steps.length && all; at++) {
      List<String> words = words(steps[at]);
      all = !words.isEmpty() && take(words);
    }
    if (folder.isEmpty() || steps.length < 2) {
      return false;
    }
    notices.show(Notice.of(all ? "undone" : "files.not-undone"));
    Redirect.to("/files?c=" + folder.getAsLong());
    return true;
  }

  private static List<String> words(String step) {
    try {
      return Arrays.stream(step.split(" "))
          .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
          .toList();
    } catch (IllegalArgumentException notOurs) {
      return List.of();
    }
  }

  private boolean take(List<String> words) {
    return switch (words.getFirst() + words.size()) {
      case MOVE + 5 -> {
        Optional<FileFolder> now = folder(words.get(1));
        Optional<FileFolder> was = folder(words.get(3));
        yield now.isPresent()
            && was.isPresent()
            && isFree(was.get(), words.get(4))
            && answers.done(keeping.place(now.get(), words.get(2), was.get(), words.get(4), true));
      }
      case RENAME + 3 -> {
        Optional<FileFolder> now = folders.find(new MailboxName(words.get(1)));
        yield now.isPresent()
            && answers.done(keeping.rename(now.get(), new MailboxName(words.get(2))));
      }
      case DELETE + 3 -> {
        Optional<FileFolder> folder = folder(words.get(1));
        yield folder.isPresent() && answers.done(keeping.delete(folder.get(), words.get(2)));
      }
      case REMOVE + 2 -> {
        Optional<FileFolder> folder = folders.find(new MailboxName(words.get(1)));
        yield folder.isPresent() && answers.done(keeping.delete(folder.get()));
      }
      case VERSION + 4 -> {
        Optional<FileFolder> folder = folder(words.get(1));
        yield folder.isPresent()
            && answers
                .take(keeping.bringBack(folder.get(), words.get(2), words.get(3)))
                .isPresent();
      }
      case START + 2 -> answers.done(sites.begin(visitor.caller(), words.get(1)));
      case RECOVER + 3 -> recover(new MailboxName(words.get(1)), words.get(2));
      case FOLDER + 3 -> bringBack(words.get(1), words.get(2));
      default -> false;
    };
  }

  private boolean isFree(FileFolder folder, String name) {
    return !keeping.has(folder, name) || answers.show(null, FileStorage.taken(name)).isPresent();
  }

  private Optional<FileFolder> folder(String id) {
    OptionalLong number = RequestParameters.parse(id);
    return number.isEmpty() ? Optional.empty() : folders.find(number.getAsLong());
  }

  private boolean recover(MailboxName folder, String since) {
    OptionalLong moment = RequestParameters.parse(since);
    if (moment.isEmpty() || folder.isOthers() || folders.find(folder).isEmpty()) {
      return false;
    }
    var selection =
        new RecoverySelection(
            Optional.of(folder.path()), Instant.ofEpochMilli(moment.getAsLong()), Optional.empty());
    return answers
        .take(recovery.recover(visitor.caller(), visitor.caller().name(), selection))
        .isPresent();
  }

  private boolean bringBack(String folder, String since) {
    OptionalLong id = RequestParameters.parse(folder);
    OptionalLong moment = RequestParameters.parse(since);
    if (id.isEmpty() || moment.isEmpty()) {
      return false;
    }
    Answer<Recovered> back =
        deletedFolders.bringBack(
            visitor.caller(), id.getAsLong(), Instant.ofEpochMilli(moment.getAsLong()));
    folders.changed();
    return back instanceof Answer.Done<Recovered>;
  }
}
