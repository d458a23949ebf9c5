package org.carillon.rest.operation;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.task.Task;
import org.carillon.task.TaskFilter;
import org.carillon.task.TaskKind;
import org.carillon.task.Tasks;

/** Long-running tasks of all kinds. */
@Path("/tasks")
public class TaskResource {
  @Inject Tasks tasks;
  @Inject SignedIn who;

  /** Lists, the latest first. */
  @GET
  public Response list(
      @QueryParam("kind") String kind,
      @QueryParam("going") String going,
      @BeanParam Paging paging) {
    TaskFilter filter = new TaskFilter(Optional.ofNullable(kind), given(going));
    return Rendering.page(tasks.list(who.caller(), filter, paging.request()), this::shown);
  }

  private static Optional<Boolean> given(String going) {
    return Optional.ofNullable(going)
        .map(
            word ->
                switch (word) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new Refused(
                          Problem.at(
                              422,
                              "going",
                              "malformed",
                              "The parameter going must be true or false."));
                });
  }

  /** Returns the progress of a task. */
  @GET
  @Path("/{id}")
  public Response show(@PathParam("id") String id) {
    return Rendering.shown(tasks.find(who.caller(), id), this::shown);
  }

  @POST
  @Path("/{id}")
  public Response act(@PathParam("id") String id, Fields fields) {
    String action = fields.text("action");
    fields.end();
    if (!action.equals("stop")) {
      throw new Refused(Problem.at(422, "action", "unknown", "The action must be stop."));
    }
    return Rendering.shown(tasks.stop(who.caller(), id), this::shown);
  }

  private JsonObject shown(Task task) {
    Optional<TaskKind<?>> kind =
        tasks.kinds().stream().filter(one -> one.name().equals(task.kind())).findFirst();
    var json =
        Json.createObjectBuilder()
            .add("id", task.id())
            .add("kind", task.kind())
            .add("title", kind.map(TaskKind::title).orElse(task.kind()))
            .add("subject", task.subject().name())
            .add("state", task.state().word())
            .add("askedBy", task.asker().name())
            .add("asked", task.asked().toString());
    task.begun().ifPresent(begun -> json.add("begun", begun.toString()));
    task.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    json.add("node", task.node())
        .add("done", task.report().done())
        .add("of", task.report().most())
        .add("unit", kind.map(TaskKind::unit).orElse(""))
        .add("outcome", task.outcome());
    task.stopper().ifPresent(stopper -> json.add("stoppedBy", stopper));
    return json.build();
  }
}
