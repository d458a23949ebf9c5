package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.filter.MessageContext;
import org.carillon.filter.http.HttpAnswer;
import org.carillon.filter.http.HttpCall;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;

/** Has rspamd score mail, and makes the changes to the header that it requests. */
final class RspamdFilter implements FilterClient {
  private static final int MOST_ANSWER = 1_048_576;
  private static final int OK = 200;

  private final ExternalFilter filter;
  private final FilterConnections connections;

  RspamdFilter(ExternalFilter filter, PeerDialer peers) {
    this.filter = filter;
    this.connections = new FilterConnections(peers, filter);
  }

  @Override
  public FilterOpinion examine(PresentedMessage shown) throws IOException {
    HttpAnswer answer =
        connections.converse(
            (connection, target) ->
                new HttpCall(target.path(), target.host(), fields(shown.context()))
                    .post(connection, shown.octets(), MOST_ANSWER));
    if (answer.status() != OK) {
      String said = "rspamd answers " + answer.status();
      if (answer.status() / 100 == 4) {
        throw new UnscannableMessageException(said);
      }
      throw new IOException(said);
    }
    RspamdAnswer said = RspamdAnswer.read(answer.body());
    if (said.action().equals("soft reject")) {
      return FilterOpinion.of(
          new Verdict.Deferred(
              451,
              "4.7.1",
              said.text().orElse("The message cannot be accepted now, try again later")));
    }
    int points = Scores.points(said.score(), filter.factor());
    Handling demand = said.isSpam() ? filter.demand() : Handling.ACCEPT;
    Optional<Header> header = said.applyTo(shown.octets().header());
    List<Finding> findings =
        points == 0 && demand == Handling.ACCEPT
            ? List.of()
            : List.of(new Finding(filter.name(), points, demand, said.reason()));
    return new FilterOpinion(findings, Optional.empty(), header, Optional.empty());
  }

  private static List<Map.Entry<String, String>> fields(MessageContext context) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("IP", context.client().getHostAddress()));
    fields.add(Map.entry("Helo", context.helo()));
    fields.add(Map.entry("From", context.from()));
    context.to().forEach(to -> fields.add(Map.entry("Rcpt", to)));
    context.user().ifPresent(user -> fields.add(Map.entry("User", user)));
    fields.add(Map.entry("Queue-Id", context.trace()));
    fields.add(Map.entry("MTA-Name", context.host()));
    if (!context.tls().isEmpty()) {
      fields.add(Map.entry("TLS-Version", context.tls()));
    }
    return fields;
  }

  @Override
  public String introduce() throws IOException {
    return connections.converse(
        (connection, target) -> {
          HttpAnswer pong =
              new HttpCall("/ping", target.host(), List.of()).get(connection, MOST_ANSWER);
          String server = pong.fields().get("server").orElse("a server");
          return "At " + target.address() + " " + FilterReasonText.plain(server) + " answers";
        });
  }
}
