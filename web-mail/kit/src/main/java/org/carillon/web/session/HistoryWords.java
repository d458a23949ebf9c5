package org.carillon.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.net.Service;
import org.carillon.identity.history.SignInSummary;
import org.carillon.web.Dates;
import org.carillon.web.Texts;

/** Lists the sign-ins to an account for people. */
@RequestScoped
public class HistoryWords {
  @Inject private Texts texts;
  @Inject private Dates dates;

  public List<SessionLine> lines(List<SignInSummary> seen) {
    return seen.stream().map(this::line).toList();
  }

  private SessionLine line(SignInSummary seen) {
    List<String> about = new ArrayList<>();
    if (!seen.program().isEmpty()) {
      about.add(seen.program());
    }
    about.add(
        texts.of(
            "session.from",
            seen.place().isEmpty() ? seen.network() : seen.place() + " (" + seen.network() + ")"));
    String way = "sign-ins.way." + seen.way();
    about.add(texts.knows(way) ? texts.of(way) : seen.way());
    if (!seen.result().equals("admitted")) {
      about.add(texts.of("sign-ins.refused"));
    }
    about.add(texts.of("sign-ins.times", seen.times(), dates.full(seen.last())));
    return new SessionLine("", title(seen.service()), String.join(" · ", about));
  }

  private String title(String key) {
    String own = "sign-ins.service." + key;
    return texts.knows(own) ? texts.of(own) : declared(key);
  }

  private static String declared(String key) {
    return Service.all().stream()
        .filter(service -> service.key().equals(key))
        .map(Service::title)
        .findFirst()
        .orElse(key);
  }
}
