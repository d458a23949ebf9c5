package org.carillon.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.net.Service;
import org.carillon.identity.session.OpenSession;
import org.carillon.web.Dates;
import org.carillon.web.Texts;

/** Lists an account's open sessions for people. */
@RequestScoped
public class SessionWords {
  @Inject private Texts texts;
  @Inject private Dates dates;

  public List<SessionLine> lines(List<OpenSession> open) {
    return open.stream().map(this::line).toList();
  }

  private SessionLine line(OpenSession session) {
    String kind = texts.of("session." + session.kind().word());
    List<String> about = new ArrayList<>();
    if (!session.program().isEmpty()) {
      about.add(kind);
    }
    if (session.kind() == OpenSession.Kind.CONNECTION) {
      about.add(title(session.service()));
    }
    if (!session.from().isEmpty()) {
      about.add(texts.of("session.from", session.from()));
    }
    session.since().ifPresent(at -> about.add(texts.of("session.since", dates.full(at))));
    session.used().ifPresent(at -> about.add(texts.of("session.used", dates.full(at))));
    session.until().ifPresent(at -> about.add(texts.of("session.until", dates.full(at))));
    return new SessionLine(
        session.id(),
        session.program().isEmpty() ? kind : session.program(),
        String.join(" · ", about));
  }

  private static String title(String key) {
    return Service.all().stream()
        .filter(service -> service.key().equals(key))
        .map(Service::title)
        .findFirst()
        .orElse(key);
  }
}
