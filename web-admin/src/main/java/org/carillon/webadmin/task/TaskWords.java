package org.carillon.webadmin.task;

import java.util.List;
import org.carillon.task.Task;
import org.carillon.task.TaskKind;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;

/** The words and pages of tasks. */
public final class TaskWords {
  private final Texts texts;
  private final List<TaskKind<?>> kinds;

  public TaskWords(Texts texts, List<TaskKind<?>> kinds) {
    this.texts = texts;
    this.kinds = kinds;
  }

  /** The task's title; its kind's title in English if there is no translation. */
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

  /** Its page within the application. */
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
