package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Long-running tasks of any kind. */
@Command(
    name = "task",
    description = "Long-running tasks of every kind.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class TaskCommand {
  private static final String PATH = "/tasks";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists tasks, newest first: start, kind, subject, state, done, total, id.")
  void list(
      @Mixin Pages pages,
      @Option(names = "--kind", paramLabel = "KIND", description = "Only tasks of this kind.")
          String kind,
      @Option(names = "--going", description = "Only running tasks.") boolean going)
      throws IOException, InterruptedException {
    String filter =
        (kind == null ? "" : "&kind=" + Api.encoded(kind)) + (going ? "&going=true" : "");
    ctl.listing()
        .items(
            pages.of(ctl.api(), PATH, filter),
            "asked",
            "kind",
            "subject",
            "state",
            "done",
            "of",
            "id");
  }

  @Command(description = "Shows the progress of a task.")
  void show(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(PATH + Api.path(id)));
  }

  @Command(description = "Stops a task before its next step. Completed steps are kept.")
  void stop(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.listing()
        .one(
            ctl.api()
                .post(
                    PATH + Api.path(id), Json.createObjectBuilder().add("action", "stop").build()));
  }
}
