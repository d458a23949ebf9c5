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
    description = "Long work, of whatever kind.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class TaskCommand {
  private static final String PATH = "/tasks";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists it, the latest first: when, kind, subject, state, done, of, id.")
  void list(
      @Mixin Pages pages,
      @Option(names = "--kind", paramLabel = "KIND", description = "Only this kind.") String kind,
      @Option(names = "--going", description = "Only what is not over.") boolean going)
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

  @Command(description = "Shows how far one is.")
  void show(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(PATH + Api.path(id)));
  }

  @Command(description = "Stops one, before its next step; what it did is done.")
  void stop(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.listing()
        .one(
            ctl.api()
                .post(
                    PATH + Api.path(id), Json.createObjectBuilder().add("action", "stop").build()));
  }
}
