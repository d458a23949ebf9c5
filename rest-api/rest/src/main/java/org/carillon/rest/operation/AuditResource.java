package org.carillon.rest.operation;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.PastTime;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.Shown;

/** The audit trail. */
@Path("/audit")
public class AuditResource {
  @Inject Audit audit;
  @Inject SignedIn who;

  /** The newest first. */
  @GET
  public Response list(
      @QueryParam("actor") String actor,
      @QueryParam("action") String action,
      @QueryParam("subject") String subject,
      @QueryParam("since") String since,
      @QueryParam("until") String until,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    int most = Paging.number(limit);
    var filter =
        new AuditFilter(
            Optional.ofNullable(actor),
            Optional.ofNullable(action),
            Optional.ofNullable(subject),
            time("since", since),
            time("until", until));
    List<AuditRecord> records = audit.list(who.caller(), filter, position(after), most);
    Optional<String> next =
        records.size() < most
            ? Optional.empty()
            : Optional.of(Long.toString(records.getLast().id()));
    return Rendering.page(new Answer.Done<>(new Page<>(records, next)), Shown::of);
  }

  private static Optional<Instant> time(String name, String text) {
    return Optional.ofNullable(text).map(given -> PastTime.read(name, Optional.of(given)));
  }

  private static OptionalLong position(String after) {
    if (after == null) {
      return OptionalLong.empty();
    }
    if (!after.matches("[0-9]{1,18}")) {
      throw new Refused(
          Problem.at(
              422,
              "after",
              "malformed",
              "The parameter after must be the value of next from the previous page."));
    }
    return OptionalLong.of(Long.parseLong(after));
  }
}
