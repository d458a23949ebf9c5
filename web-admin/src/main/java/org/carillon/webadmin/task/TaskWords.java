package org.carillon.webadmin.task;

import java.util.List;
import org.carillon.task.Task;
import org.carillon.task.TaskKind;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;

/** Tasks in people's words, and where more of them is shown. */
public final class TaskWords {
  private final Texts texts;
  private final List<TaskKind<?>> kinds;

  /**
   * In somebody's language.
   *
   * @param kinds those there are
   */
  public TaskWords(Texts texts, List<TaskKind<?>> kinds) {
    this.texts = texts;
    this.kinds = kinds;
  }

  /** What it does; its kind's title in English where there are no words for it. */
  public String title(Task task) {
    String key = "task.kind." + task.kind();
    if (texts.knows(key)) {
      return texts.of(key, task.subject().name());
    }
    return kinds.stream()
        .filter(kind -> kind.name().equals(task.kind()))
        .map(TaskKind::title)
        .findFirst()
        .orElse(task.kind());
  }

  /** Where it is shown, within the application. */
  public String page(Task task) {
    return switch (task.kind()) {
      case "store.verification", "search.rebuild" -> "/store";
      case "archive.backup" -> "/backup?name=" + Redirect.encoded(task.id());
      case "archive.restoration" -> "/restoration?id=" + Redirect.encoded(task.id());
      case "account.rewind" -> "/recovery?account=" + Redirect.encoded(task.subject().name());
      case "message.find" -> "/cleanup?id=" + Redirect.encoded(task.id());
      case "message.remove", "message.restore" ->
          "/cleanup?id=" + Redirect.encoded(task.parameters().getString("cleanup", ""));
      default -> "/tasks";
    };
  }
}
